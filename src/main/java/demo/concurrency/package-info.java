/** The command line: what the user wrote becomes a list of tasks, passes over it, and an exit status. */
package demo.concurrency;
