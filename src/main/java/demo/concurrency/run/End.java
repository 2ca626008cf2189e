package demo.concurrency.run;

/** Why a pass ended. */
public enum End {
    /** All of its tasks have ended of themselves. */
    ALL_COMPLETED,

    /** A task met the condition that was to end it. */
    CONDITION_MET,

    TIMED_OUT,

    /** It was cancelled from outside, or by a listener that failed. */
    CANCELLED
}
