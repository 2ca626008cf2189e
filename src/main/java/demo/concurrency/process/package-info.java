/** Processes of the operating system: starting them, reading their output, and ending all that they started. */
package demo.concurrency.process;
