/** How a list of tasks is run, and the events of a run. Knows nothing of how anything is shown. */
package demo.concurrency.run;
