package demo.concurrency.task;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps a core busy, as computing does. A virtual thread that computes occupies its carrier thread until it is done: there
 * are as many carrier threads as cores, and virtual threads are not preempted.
 *
 * @param duration zero or longer
 */
record CpuWork(Duration duration) implements Work {

    /** In nanoseconds. If more time has passed between two readings of the clock, the thread did not run meanwhile. */
    private static final long MAX_STEP = 1_000_000;

    @Override
    public Optional<String> description() {
        return Optional.of("work of duration " + Durations.inSeconds(duration) + " seconds");
    }

    @Override
    public WorkKind kind() {
        return WorkKind.COMPUTING;
    }

    @Override
    public void perform(Time time, Consumer<byte[]> output, Runnable ready) throws InterruptedException {
        long computed = 0;
        long last = time.nanoTime();
        while (computed < duration.toNanos()) {
            // Code that never blocks has to check for interrupts itself.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long now = time.nanoTime();
            if (now - last <= MAX_STEP) {
                computed += now - last;
            }
            last = now;
        }
    }
}
