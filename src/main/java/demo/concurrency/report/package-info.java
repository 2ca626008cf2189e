/** What is reported of a run, and where: listeners of its events, standard output, the terminal. */
package demo.concurrency.report;
