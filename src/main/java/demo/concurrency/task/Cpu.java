package demo.concurrency.task;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps a core busy, as computing does. A virtual thread that computes holds its carrier until it is done: carriers are
 * as many as cores, and nothing takes one away from a busy thread.
 *
 * @param duration from zero
 */
record Cpu(Duration duration) implements Work {

    @Override
    public Optional<String> description() {
        return Optional.of("work of duration " + Durations.inSeconds(duration) + " seconds");
    }

    @Override
    public char symbol() {
        return '#';
    }

    /** Never blocks, so has to ask whether it was interrupted: all the politeness that cancelling needs. */
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
