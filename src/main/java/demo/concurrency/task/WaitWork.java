package demo.concurrency.task;

import java.time.Duration;
import java.util.Optional;

/**
 * Waits, as a task does for a network or a disk. A virtual thread that waits occupies no carrier thread.
 *
 * @param duration longer than zero
 * @param description created once, since a trace of a million tasks asks for it a million times
 */
record WaitWork(Duration duration, Optional<String> description) implements Work {

    WaitWork(Duration duration) {
        this(duration, Optional.of("wait of duration " + Durations.inSeconds(duration) + " seconds"));
    }

    @Override
    public Optional<Duration> knownDuration() {
        return Optional.of(duration);
    }

    @Override
    public WorkKind kind() {
        return WorkKind.WAIT;
    }

    @Override
    public void perform(Time time, Events events) throws InterruptedException {
        time.sleep(duration);
    }
}
