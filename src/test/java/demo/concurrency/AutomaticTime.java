package demo.concurrency;

import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A simulated clock. It advances only by {@link #sleep}, which returns immediately. Thread-safe. */
public class AutomaticTime implements Time {

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
