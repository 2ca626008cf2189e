package demo.concurrency.task;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Waits, as a task does for a network or a disk. A virtual thread that waits occupies no carrier thread. A duration of zero is
 * nothing to do.
 *
 * @param description created once, since a trace of a million tasks asks for it a million times
 */
record WaitWork(Duration duration, Optional<String> description) implements Work {

    WaitWork(Duration duration) {
        this(duration, duration.isZero() ? Optional.empty() : Optional.of(describe(duration)));
    }

    @Override
    public WorkKind kind() {
        return duration.isZero() ? WorkKind.NOTHING : WorkKind.WAIT;
    }

    @Override
    public void perform(Time time, Consumer<byte[]> output, Runnable ready) throws InterruptedException {
        if (!duration.isZero()) {
            time.sleep(duration);
        }
    }

    private static String describe(Duration duration) {
        return "wait of duration " + Durations.inSeconds(duration) + " seconds";
    }
}
