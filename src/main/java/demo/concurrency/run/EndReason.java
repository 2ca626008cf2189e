package demo.concurrency.run;

/** Why a pass ended. */
public enum EndReason {
    /** All tasks finished or failed. */
    ALL_COMPLETED,

    /** A task met the {@link ReturnWhen} condition before all were completed. */
    CONDITION_MET,

    /** The timeout passed before all tasks were completed. */
    TIMED_OUT,

    /** The thread that ran the pass was interrupted. */
    CANCELLED
}
