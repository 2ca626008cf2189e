package demo.concurrency.task;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Waits, as a task does for a network or a disk. A virtual thread that waits holds no carrier.
 *
 * @param duration longer than zero
 */
record Wait(Duration duration, Optional<String> description) implements Work {

    /** The description is made once: a trace of a million tasks asks for it as often. */
    Wait(Duration duration) {
        this(duration, Optional.of("wait of duration " + Durations.inSeconds(duration) + " seconds"));
    }

    static Work orNothing(Duration duration) {
        return duration.isZero() ? new Nothing() : new Wait(duration);
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
