package demo.concurrency.run;

/** Why a pass ended. */
public enum EndReason {
    /** All tasks finished or failed. */
    ALL_COMPLETED,

    /** A task met the {@link ReturnWhen} condition before all were completed. */
    CONDITION_MET,

    /** The timeout passed before all tasks were completed. */
    TIMED_OUT,

    /** The pass was cancelled: by another thread, by an interrupt, or because of an error that is not the failure of a task. */
    CANCELLED
}
