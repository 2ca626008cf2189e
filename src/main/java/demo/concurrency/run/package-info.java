/** How a task list is run: sequentially or concurrently, and what ends a pass early. Prints nothing itself. */
package demo.concurrency.run;
