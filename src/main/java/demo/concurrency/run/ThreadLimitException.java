package demo.concurrency.run;

/** The operating system has refused to start another thread. The message is for the user. */
public final class ThreadLimitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param started how many threads of the pass had been started */
    ThreadLimitException(int started, Throwable cause) {
        super(
                "started " + started + " threads, and the system allows no more; set --jobs, or use --threads=virtual",
                cause);
    }

    /** Whether the error reports the system's limit on threads. Java has no error of its own for that. */
    public static boolean isThreadLimit(Throwable e) {
        return e instanceof OutOfMemoryError && String.valueOf(e.getMessage()).contains("native thread");
    }
}
