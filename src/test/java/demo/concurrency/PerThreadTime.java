package demo.concurrency;

import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Simulated clocks, one for each thread of a pass, so that the tasks of a concurrent pass wait at the same time although
 * each sleep returns at once. A sleep that would end after the timeout of the pass lasts until it is interrupted. Only the
 * thread that has created this may run passes.
 */
final class PerThreadTime implements Time {

    private final Thread passThread = Thread.currentThread();
    private final Optional<Duration> timeout;
    private final ThreadLocal<Long> elapsed = ThreadLocal.withInitial(() -> 0L);

    /** The latest time of all threads, in nanoseconds. */
    private final AtomicLong latest = new AtomicLong();

    private volatile long passStart;
    private volatile CountDownLatch timeoutReached = new CountDownLatch(1);

    /** @param timeout how long the thread sleeps that ends a pass; no task may sleep for the same duration */
    PerThreadTime(Optional<Duration> timeout) {
        this.timeout = timeout;
    }

    /** The thread that runs the passes reads the clock at the start and at the end of each, and gets the latest time of all. */
    @Override
    public long nanoTime() {
        if (Thread.currentThread() != passThread) {
            return passStart + elapsed.get();
        }
        passStart = latest.get();
        timeoutReached = new CountDownLatch(1);
        return passStart;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        CountDownLatch reached = timeoutReached;
        if (timeout.equals(Optional.of(duration))) {
            reached.await();
            return;
        }
        long end = elapsed.get() + duration.toNanos();
        boolean isTooLong = timeout.isPresent() && end > timeout.get().toNanos();
        elapsed.set(isTooLong ? timeout.get().toNanos() : end);
        latest.accumulateAndGet(passStart + elapsed.get(), Math::max);
        if (isTooLong) {
            reached.countDown();
            new CountDownLatch(1).await();
        }
    }
}
