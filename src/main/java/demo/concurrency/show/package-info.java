/** What is shown of a run: listeners of its events. Knows nothing of how tasks are run. */
package demo.concurrency.show;
