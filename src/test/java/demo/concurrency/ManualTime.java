package demo.concurrency;

import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A simulated clock that a test advances once the expected number of threads sleeps. Thread-safe. */
public final class ManualTime implements Time {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** The wake-up times of the sleeping threads, in nanoseconds. */
    private final List<Long> alarms = new ArrayList<>();

    private volatile long now;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        await(new CountDownLatch(1), duration);
    }

    /** Counts as sleeping, unless the timeout is the longest possible. */
    @Override
    public boolean await(CountDownLatch latch, Duration timeout) throws InterruptedException {
        if (timeout.toNanos() == Long.MAX_VALUE) {
            latch.await();
            return true;
        }
        lock.lock();
        try {
            Long alarm = now + timeout.toNanos();
            alarms.add(alarm);
            changed.signalAll();
            try {
                while (now < alarm && latch.getCount() > 0) {
                    // The latch signals nothing.
                    changed.await(1, TimeUnit.MILLISECONDS);
                }
            } finally {
                if (now < alarm) {
                    alarms.remove(alarm);
                    changed.signalAll();
                }
            }
            return latch.getCount() == 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until exactly the given number of threads sleeps, then advances the clock and wakes those whose time has come.
     */
    public void advance(int sleepers, Duration duration) throws InterruptedException {
        lock.lock();
        try {
            while (alarms.size() != sleepers) {
                changed.await();
            }
            now += duration.toNanos();
            alarms.removeIf(alarm -> alarm <= now);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
