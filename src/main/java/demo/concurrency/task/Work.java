package demo.concurrency.task;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What a task does. Immutable. */
public interface Work {

    /** What the trace reports as found, such as {@code wait of duration 1 seconds}; empty if there is nothing to do. */
    Optional<String> description();

    /** One printable ASCII character for the timeline, other than {@code !}, {@code x} and space. */
    char symbol();

    /** How long the work takes if nothing delays it or ends it early; empty if that is not known in advance. */
    default Optional<Duration> knownDuration() {
        return Optional.empty();
    }

    /** Whether the work keeps a core busy all the time. */
    default boolean computes() {
        return false;
    }

    /**
     * Does the work on the calling thread and returns when it is done. May be called from many threads at once.
     *
     * @param output receives each line that a command prints, as bytes without the line feed; called from one thread at a
     *     time, not necessarily the calling one
     * @throws InterruptedException if the thread was interrupted, which is how work is cancelled
     * @throws Exception if the work failed; the message says why
     */
    void perform(Time time, Consumer<byte[]> output) throws Exception;

    /**
     * Reads the part of a task after its first {@code =}. A new kind of work needs a class and a line here.
     *
     * @throws IllegalArgumentException if the text is not valid; the message says what is wrong and what is expected
     */
    static Work parse(String text) {
        int colon = text.indexOf(':');
        String kind = text.substring(0, colon + 1);
        String rest = text.substring(colon + 1);
        return switch (kind) {
            case "" -> waitFor(Durations.parse(rest));
            case "cpu:" -> new CpuWork(Durations.parse(rest));
            case "run:" -> new CommandWork(rest);
            default ->
                throw new IllegalArgumentException(
                        "'" + kind + "' is not a kind of work; expected DURATION, cpu:DURATION or run:COMMAND");
        };
    }

    private static Work waitFor(Duration duration) {
        return duration.isZero() ? new NoWork() : new WaitWork(duration);
    }
}
