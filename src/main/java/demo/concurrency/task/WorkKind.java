package demo.concurrency.task;

/** What kinds of work there are. */
public enum WorkKind {
    /** Keeps a core busy. */
    COMPUTING,

    /** Waits, and occupies no core and no carrier thread. */
    WAIT,

    /** Waits for a process of the operating system. */
    COMMAND,

    /** Ends at once. */
    NOTHING
}
