package demo.concurrency.cli;

/**
 * The arguments are wrong. The message quotes the offending argument, or names its line if it is too long, and says what is
 * expected.
 */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
