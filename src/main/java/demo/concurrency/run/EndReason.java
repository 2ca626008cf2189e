package demo.concurrency.run;

import java.util.Locale;

/** Why a pass ended. */
public enum EndReason {
    /** All tasks finished or failed. */
    ALL_COMPLETED,

    /** A task met the {@link ReturnWhen} condition before all were completed. */
    CONDITION_MET,

    /** The timeout passed before all tasks were completed. */
    TIMED_OUT,

    /** The pass was cancelled: by another thread, by an interrupt, or because of an error that is not the failure of a task. */
    CANCELLED;

    /** {@code all completed}, {@code condition met}, {@code timed out} or {@code cancelled}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
