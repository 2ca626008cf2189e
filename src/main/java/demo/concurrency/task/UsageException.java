package demo.concurrency.task;

/** The user has asked for something wrong. The message quotes it, or names its line, and says what is expected. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
