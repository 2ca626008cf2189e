package demo.concurrency.task;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;

/** What a task does. Immutable. */
public interface Work {

    /** What happens while work is done. */
    @FunctionalInterface
    interface Events {

        /** A command has printed a line: bytes without the line feed, which must not be changed. */
        void output(byte[] line);

        /** The work waits for nothing any more, so its thread could go on. Called at most once, before the work ends. */
        default void ready() {}
    }

    /** What the trace reports as found, such as {@code wait of duration 1 seconds}; empty if there is nothing to do. */
    Optional<String> description();

    WorkKind kind();

    /** How long the work takes if nothing delays it or ends it early; empty if that is not known in advance. */
    default Optional<Duration> knownDuration() {
        return Optional.empty();
    }

    /**
     * Does the work on the calling thread and returns when it is done. May be called from many threads at once.
     *
     * @param events receives what happens meanwhile; called from one thread at a time, not necessarily the calling one
     * @throws InterruptedException if the thread was interrupted, which is how work is cancelled
     * @throws Exception if the work failed; the message says why
     */
    void perform(Time time, Events events) throws Exception;

    /**
     * Reads the part of a task after its first {@code =}. The README says what a new kind of work needs.
     *
     * @throws IllegalArgumentException if the text is not valid; the message says what is wrong and what is expected
     */
    static Work parse(String text) {
        int colon = text.indexOf(':');
        String kind = text.substring(0, colon + 1);
        String rest = text.substring(colon + 1);
        return switch (kind) {
            case "" -> waitOrNothing(Durations.parse(rest));
            case "cpu:" -> new CpuWork(Durations.parse(rest));
            case "run:" ->
                new CommandWork(requireEncodable(rest, Charset.forName(System.getProperty("sun.jnu.encoding"))));
            default ->
                throw new IllegalArgumentException(
                        Quote.of(kind) + " is not a kind of work; expected DURATION, cpu:DURATION or run:COMMAND");
        };
    }

    /**
     * The command, if the character set in which Java passes arguments to processes has all its characters. Java would replace
     * the others with question marks, which a shell takes for wildcards.
     */
    static String requireEncodable(String command, Charset charset) {
        if (!charset.newEncoder().canEncode(command)) {
            throw new IllegalArgumentException("the command contains characters that this locale's character set, "
                    + charset + ", does not have; expected another locale, such as LC_ALL=C.UTF-8");
        }
        return command;
    }

    private static Work waitOrNothing(Duration duration) {
        return duration.isZero() ? new NoWork() : new WaitWork(duration);
    }
}
