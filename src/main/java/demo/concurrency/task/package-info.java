/** What a task is: its name, its work, and how both are read from text. Knows nothing of how tasks are run or shown. */
package demo.concurrency.task;
