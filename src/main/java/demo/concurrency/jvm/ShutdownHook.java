package demo.concurrency.jvm;

import demo.concurrency.process.ProcessTree;

/** Code that runs when the JVM ends, by a signal in particular. */
public final class ShutdownHook {

    private ShutdownHook() {}

    /**
     * Adds the code. Kills the processes of commands that are still running after it. Does not return if the JVM is already
     * ending, so that a program that is being ended prints nothing.
     */
    public static void add(Runnable body) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                body.run();
                ProcessTree.killAll();
            }));
        } catch (IllegalStateException e) {
            // The JVM is already shutting down, so this call never returns, and the exit status stays as it was set.
            System.exit(0);
        }
    }
}
