package demo.concurrency.task;

import java.time.Duration;
import java.util.Optional;

/** What a task does once it has started. */
public interface Work {

    /** What the trace says was found, such as {@code wait of duration 1 seconds}; empty if there is nothing to do. */
    Optional<String> description();

    /**
     * Does the work on the calling thread and returns when it is done. The same work may be done by many threads at once.
     *
     * @throws InterruptedException if the thread was interrupted, which is how work is cancelled
     * @throws Exception if the work failed
     */
    void perform(Time time) throws Exception;

    /**
     * Reads the part of a task after its {@code =}. This is where a new kind of work is made known.
     *
     * @throws IllegalArgumentException if the text is no work; the message says what is wrong and what is expected
     */
    static Work parse(String text) {
        Duration duration = Durations.parse(text);
        return duration.isZero() ? new Nothing() : new Wait(duration);
    }
}
