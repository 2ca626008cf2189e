package demo.concurrency.run;

/** How a task ended. */
public enum TaskState {
    FINISHED,
    FAILED,
    CANCELLED
}
