/** How a task list is run: sequentially or concurrently, and what ends a pass early. Knows nothing of output. */
package demo.concurrency.run;
