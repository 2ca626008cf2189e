package demo.concurrency.jvm;

/** Code that runs when the JVM ends, by a signal in particular. */
public final class ShutdownHook {

    private ShutdownHook() {}

    /** Adds the code. Does not return if the JVM is already ending, so that a program that was ended prints nothing more. */
    public static void add(Runnable body) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(body));
        } catch (IllegalStateException e) {
            // The JVM is ending: waits for that. The status is that of the first call, or of the signal.
            System.exit(0);
        }
    }
}
