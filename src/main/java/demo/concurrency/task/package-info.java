/** What a task is: its name, its work, and how both are read from text. */
package demo.concurrency.task;
