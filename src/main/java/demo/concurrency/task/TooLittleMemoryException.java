package demo.concurrency.task;

/** The task list does not fit into the heap. The message is for the user and says what to do. */
public final class TooLittleMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TooLittleMemoryException(String message) {
        super(message);
    }
}
