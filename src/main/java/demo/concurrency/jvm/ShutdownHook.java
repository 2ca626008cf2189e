package demo.concurrency.jvm;

/** Code that runs when the JVM ends, by a signal in particular. */
public final class ShutdownHook {

    private ShutdownHook() {}

    /** Adds the code. Does not return if the JVM is already ending, so that a program that is being ended prints nothing. */
    public static void add(Runnable body) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(body));
        } catch (IllegalStateException e) {
            // The JVM is already shutting down, so this call never returns. The exit status of the earlier call, or of
            // the
            // signal, stays.
            System.exit(0);
        }
    }
}
