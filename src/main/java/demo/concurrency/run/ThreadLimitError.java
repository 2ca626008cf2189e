package demo.concurrency.run;

/** The operating system has refused to start another thread. The message is for the user. */
public final class ThreadLimitError extends OutOfMemoryError {

    private static final long serialVersionUID = 1;

    /** @param started how many threads of the pass had been started */
    ThreadLimitError(int started) {
        super("started " + started + " threads, and the system allows no more; set --jobs, or use --threads=virtual");
    }

    /** Whether the error reports the system's limit on threads. Java has no error of its own for that. */
    static boolean isThreadLimit(OutOfMemoryError e) {
        return String.valueOf(e.getMessage()).contains("native thread");
    }
}
