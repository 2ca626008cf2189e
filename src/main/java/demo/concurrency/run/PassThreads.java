package demo.concurrency.run;

/** The threads of a pass. One thread starts them, any thread may interrupt them, and the pass waits for all of them. */
final class PassThreads {

    private final Thread.Builder builder;
    private final Thread[] threads;

    /** Written by the thread that starts the others. */
    private volatile int started;

    /** @param maxCount the largest number of threads that will be started */
    PassThreads(Thread.Builder builder, int maxCount) {
        this.builder = builder;
        this.threads = new Thread[maxCount];
    }

    /**
     * Starts a thread. It is counted before it starts, so {@link #interrupt()} either interrupts it or was called earlier. The
     * body has to check for the latter.
     */
    void start(Runnable body) {
        Thread thread = builder.unstarted(body);
        threads[started] = thread;
        started++;
        thread.start();
    }

    /** Interrupts all threads started so far. */
    void interrupt() {
        for (int i = 0; i < started; i++) {
            threads[i].interrupt();
        }
    }

    /**
     * Runs the starter in a thread of the same kind, and waits until it and all threads that it has started have ended. A
     * virtual thread queues those that it starts at its own carrier thread, which costs less.
     *
     * @param onInterrupt what to do when the calling thread is interrupted meanwhile; its interrupt status is restored
     */
    void runAndJoin(Runnable starter, Runnable onInterrupt) {
        boolean interrupted = join(builder.start(starter), onInterrupt);
        // In reverse order: the last one usually ends last, and there is no need to wait for the others then.
        for (int i = started - 1; i >= 0; i--) {
            interrupted |= join(threads[i], onInterrupt);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean join(Thread thread, Runnable onInterrupt) {
        for (boolean interrupted = false; ; interrupted = true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                onInterrupt.run();
            }
        }
    }
}
