package demo.concurrency.run;

/** The operating system has refused to start another thread. */
public final class ThreadLimitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int started;

    ThreadLimitException(int started, Throwable cause) {
        super("no more than " + started + " threads could be started", cause);
        this.started = started;
    }

    /** How many threads of the pass had been started. */
    public int started() {
        return started;
    }
}
