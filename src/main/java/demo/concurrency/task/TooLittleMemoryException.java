package demo.concurrency.task;

/** The tasks do not fit into the heap. The message is for the user. */
public final class TooLittleMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TooLittleMemoryException(String message) {
        super(message);
    }
}
