package demo.concurrency.task;

import java.util.Locale;

/** What kinds of work there are. */
public enum WorkKind {
    /** Keeps a core busy. */
    WORK,

    /** Occupies no core and no carrier thread. */
    WAIT,

    /** Waits for a process of the operating system. */
    COMMAND,

    /** Ends at once. */
    NOTHING;

    /** The word that the trace and the chart use: {@code work}, {@code wait}, {@code command} or {@code nothing}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
