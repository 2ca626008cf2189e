package demo.concurrency.task;

import java.util.Optional;
import java.util.function.Consumer;

/** What a task does once it has started. */
public interface Work {

    /** What the trace says was found, such as {@code wait of duration 1 seconds}; empty if there is nothing to do. */
    Optional<String> description();

    /** One printable ASCII character for a picture of the work, other than {@code !}, {@code x} and space. */
    char symbol();

    /**
     * Does the work on the calling thread and returns when it is done. Many threads may do the same work at once.
     *
     * @param output takes each line that the work itself puts out, as the bytes that came, without the line's end; is
     *     called from one thread at a time, which need not be the calling one
     * @throws InterruptedException if the thread was interrupted, which is how work is cancelled
     * @throws Exception if the work failed; the message says why
     */
    void perform(Time time, Consumer<byte[]> output) throws Exception;

    /**
     * Reads the part of a task after its first {@code =}. A new kind of work needs its type and a line here.
     *
     * @throws IllegalArgumentException if the text is no work; the message says what is wrong and what is expected
     */
    static Work parse(String text) {
        int colon = text.indexOf(':');
        String kind = text.substring(0, colon + 1);
        String rest = text.substring(colon + 1);
        return switch (kind) {
            case "" -> Wait.orNothing(Durations.parse(rest));
            case "cpu:" -> new Cpu(Durations.parse(rest));
            case "run:" -> new Command(rest);
            default ->
                throw new IllegalArgumentException(
                        "'" + kind + "' is no kind of work; expected DURATION, cpu:DURATION or run:COMMAND");
        };
    }

    /** Whether any work has been under way in other processes, of which some may still run. From any thread. */
    static boolean hasStartedProcesses() {
        return Command.started;
    }

    /** Kills these processes, and keeps more from being started: for the end of this one. From any thread. */
    static void killProcesses() {
        ProcessTree.killAll();
    }
}
