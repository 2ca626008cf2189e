package demo.concurrency.run;

/** What ends a pass: the conditions of asyncio's {@code wait}, under the same names. */
public enum ReturnWhen {
    /** The end of its last task. */
    ALL_COMPLETED,

    /** The first task that finishes or fails. */
    FIRST_COMPLETED,

    /** The first task that fails, or the end of the last one. */
    FIRST_EXCEPTION;

    boolean isMetBy(State state) {
        return switch (this) {
            case ALL_COMPLETED -> false;
            case FIRST_COMPLETED -> state != State.CANCELLED;
            case FIRST_EXCEPTION -> state == State.FAILED;
        };
    }
}
