package demo.concurrency.run;

import java.util.Locale;

/** How a task ended. */
public enum TaskState {
    FINISHED,
    FAILED,
    CANCELLED;

    /** {@code finished}, {@code failed} or {@code cancelled}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
