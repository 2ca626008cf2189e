package demo.concurrency.task;

import java.time.Duration;

/** Where tasks and passes get their time from, so that a test of three hours takes a millisecond. Thread-safe. */
public interface Time {

    /** The real thing. */
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

    /** A monotonic clock in nanoseconds, of which only differences mean anything: {@link System#nanoTime()}. */
    long nanoTime();

    /**
     * Returns when at least the duration has passed.
     *
     * @throws InterruptedException if the calling thread is interrupted before that
     */
    void sleep(Duration duration) throws InterruptedException;
}
