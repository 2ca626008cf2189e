package demo.concurrency.run;

/** How a task that was started has ended. */
public enum State {
    FINISHED,
    FAILED,
    CANCELLED
}
