package demo.concurrency.run;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

/** The threads of a pass. One thread starts them, any thread may interrupt them, and the pass waits for all of them. */
final class PassThreads {

    private final ThreadFactory factory;
    private final Thread[] threads;

    /** How many threads of the array have been started, or are about to be. Written by the thread that starts them. */
    private volatile int count;

    /** @param maxCount the largest number of threads that will be started */
    PassThreads(ThreadFactory factory, int maxCount) {
        this.factory = factory;
        this.threads = new Thread[maxCount];
    }

    /**
     * Starts a thread. The thread is counted before it starts, so a later {@link #interrupt()} reaches it. An earlier one does
     * not, so the body first has to check whether the pass has been ended early.
     *
     * @throws ThreadLimitException if the operating system refuses another thread
     * @throws RejectedExecutionException if the JDK has no memory to queue another virtual thread for its carrier threads
     */
    void start(Runnable body) {
        Thread thread = factory.newThread(body);
        threads[count] = thread;
        count++;
        start(thread, count - 1);
    }

    private static void start(Thread thread, int startedBefore) {
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            if (!thread.isVirtual() && ThreadLimitException.isThreadLimit(e)) {
                throw new ThreadLimitException(startedBefore, e);
            }
            throw e;
        }
    }

    /** Interrupts all threads started so far. */
    void interrupt() {
        for (int i = 0; i < count; i++) {
            threads[i].interrupt();
        }
    }

    /**
     * Runs the starter in a thread of the factory, and waits until it and all threads that it has started have ended. A
     * virtual thread puts those that it starts into the queue of its own carrier thread, which costs less than starting them
     * from a platform thread.
     *
     * @param onInterrupt what to do when the calling thread is interrupted meanwhile; its interrupt status is restored
     */
    void runAndJoin(Runnable starter, Runnable onInterrupt) {
        Thread thread = factory.newThread(starter);
        start(thread, 0);
        boolean interrupted = join(thread, onInterrupt);
        // In reverse order: the last one usually ends last, and there is no need to wait for the others then.
        for (int i = count - 1; i >= 0; i--) {
            interrupted |= join(threads[i], onInterrupt);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean join(Thread thread, Runnable onInterrupt) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                onInterrupt.run();
                interrupted = true;
            }
        }
    }
}
