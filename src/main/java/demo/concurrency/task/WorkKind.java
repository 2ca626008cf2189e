package demo.concurrency.task;

/** What kinds of work there are. */
public enum WorkKind {
    /** Keeps a core busy. */
    COMPUTING("work"),

    /** Waits, and occupies no core and no carrier thread. */
    WAIT("wait"),

    /** Waits for a process of the operating system. */
    COMMAND("command"),

    /** Ends at once. */
    NOTHING("nothing");

    private final String label;

    WorkKind(String label) {
        this.label = label;
    }

    /** What the trace and the chart call it: {@code work}, {@code wait}, {@code command} or {@code nothing}. */
    @Override
    public String toString() {
        return label;
    }
}
