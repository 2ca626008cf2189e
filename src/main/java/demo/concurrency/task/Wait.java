package demo.concurrency.task;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Waits, as a task does for a network or a disk. A virtual thread that waits holds no carrier.
 *
 * @param duration longer than zero
 */
record Wait(Duration duration) implements Work {

    static Work orNothing(Duration duration) {
        return duration.isZero() ? new Nothing() : new Wait(duration);
    }

    @Override
    public Optional<String> description() {
        return Optional.of("wait of duration " + Durations.inSeconds(duration) + " seconds");
    }

    @Override
    public char symbol() {
        return '-';
    }

    @Override
    public void perform(Time time, Consumer<byte[]> output) throws InterruptedException {
        time.sleep(duration);
    }
}
