package demo.concurrency.task;

import java.time.Duration;

/** The clock of tasks and passes. Tests replace it, so that a test of three hours takes a millisecond. Thread-safe. */
public interface Time {

    /** The real clock. */
    Time SYSTEM = new Time() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    };

    /** A monotonic clock in nanoseconds. Only differences are meaningful, as with {@link System#nanoTime()}. */
    long nanoTime();

    /**
     * Returns when at least the duration has passed.
     *
     * @throws InterruptedException if the calling thread is interrupted before or meanwhile
     */
    void sleep(Duration duration) throws InterruptedException;
}
