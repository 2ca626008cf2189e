package demo.concurrency.process;

/**
 * A running process.
 *
 * @param parent the pid of the parent process; 0 if there is none
 */
record ProcessEntry(ProcessId id, long parent) {}
