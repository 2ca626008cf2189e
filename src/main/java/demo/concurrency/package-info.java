/** The main class, which runs the passes and reports them. */
package demo.concurrency;
