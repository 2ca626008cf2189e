package demo.concurrency.task;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What a task does. Immutable. */
public interface Work {

    WorkKind kind();

    /** What the trace reports as found, in one line, such as {@code wait of duration 1 seconds}; empty if there is nothing to do. */
    Optional<String> description();

    /** How long the work takes if nothing delays it or ends it early; zero if that is not known in advance. */
    default Duration duration() {
        return Duration.ZERO;
    }

    /**
     * Does the work on the calling thread and returns when it is done. May be called from many threads at once.
     *
     * @param output receives each line that a command prints: bytes without the line feed, which must not be changed
     * @param ready called when a command has ended, so that the calling thread could go on; at most once. Both are called from one
     *     thread at a time, not necessarily the calling one
     * @throws InterruptedException if the thread was interrupted, which is how work is cancelled
     * @throws Exception if the work failed; the message says why
     */
    void perform(Time time, Consumer<byte[]> output, Runnable ready) throws Exception;

    /**
     * Reads the part of a task after its first {@code =}. The README says what a new kind of work needs.
     *
     * @throws UsageException if the text is not valid; the message says what is wrong and what is expected
     */
    static Work parse(String text) {
        int colon = text.indexOf(':');
        String kind = text.substring(0, colon + 1);
        String rest = text.substring(colon + 1);
        return switch (kind) {
            case "" -> new WaitWork(Durations.parse(rest));
            case "cpu:" -> new CpuWork(Durations.parse(rest));
            case "run:" -> new CommandWork(rest);
            default ->
                throw new UsageException(
                        Text.quote(kind) + " is not a kind of work; expected DURATION, cpu:DURATION or run:COMMAND");
        };
    }
}
