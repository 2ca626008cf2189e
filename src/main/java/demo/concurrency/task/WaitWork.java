package demo.concurrency.task;

import java.time.Duration;
import java.util.Optional;

/**
 * Waits, as a task does for a network or a disk. A virtual thread that waits occupies no carrier thread. A duration of zero is
 * nothing to do.
 */
record WaitWork(Duration duration) implements Work {

    @Override
    public WorkKind kind() {
        return duration.isZero() ? WorkKind.NOTHING : WorkKind.WAIT;
    }

    @Override
    public Optional<String> description() {
        return duration.isZero()
                ? Optional.empty()
                : Optional.of("wait of duration " + Durations.inSeconds(duration) + " seconds");
    }

    @Override
    public Optional<Duration> knownDuration() {
        return Optional.of(duration);
    }

    @Override
    public void perform(Time time, Events events) throws InterruptedException {
        if (!duration.isZero()) {
            time.sleep(duration);
        }
    }
}
