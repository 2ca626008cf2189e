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

    @Override
    public Optional<String> description() {
        return Optional.of("work of duration " + Durations.inSeconds(duration) + " seconds");
    }

    @Override
    public char symbol() {
        return '#';
    }

    /** Code that never blocks has to check for interrupts itself. */
    @Override
    public void perform(Time time, Consumer<byte[]> output) throws InterruptedException {
        long start = time.nanoTime();
        while (time.nanoTime() - start < duration.toNanos()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
