package demo.concurrency.task;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The clock of tasks and passes. Tests replace it, so that a test of three hours takes a millisecond. Thread-safe. */
public interface Time {

    /** The real clock. */
    Time SYSTEM = new Time() {};

    /** A monotonic clock in nanoseconds. Only differences are meaningful, as with {@link System#nanoTime()}. */
    default long nanoTime() {
        return System.nanoTime();
    }

    /**
     * Returns when at least the duration has passed.
     *
     * @throws InterruptedException if the calling thread is interrupted before or meanwhile
     */
    default void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    /**
     * Waits until the count of the latch is zero. Returns false if it is not when the timeout has passed.
     *
     * @throws InterruptedException if the calling thread is interrupted before or meanwhile
     */
    default boolean await(CountDownLatch latch, Duration timeout) throws InterruptedException {
        return latch.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
}
