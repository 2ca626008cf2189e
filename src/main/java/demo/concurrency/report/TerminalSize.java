package demo.concurrency.report;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The size of a terminal.
 *
 * @param columns from 1
 * @param rows from 1
 */
record TerminalSize(int columns, int rows) {

    private static final TerminalSize DEFAULT = new TerminalSize(80, 24);

    /** The size where there is no terminal. */
    static TerminalSize unknown() {
        return parse("", System.getenv("COLUMNS"));
    }

    /** The size of the terminal that this program was started from. Starts a process, since Java cannot tell. */
    static TerminalSize ask() {
        return ask("stty size").findFirst().orElseGet(TerminalSize::unknown);
    }

    /**
     * The size of that terminal, never more than about a second old. Starts a single process, and not one for each question,
     * since starting one while commands use up the file descriptors is not safe. It ends soon after this program. Empty
     * while this program is in the background.
     */
    static Supplier<Optional<TerminalSize>> watch() {
        Iterator<TerminalSize> answers =
                ask("while stty size; do sleep 1; done").iterator();
        AtomicReference<TerminalSize> latest = new AtomicReference<>(answers.hasNext() ? answers.next() : unknown());
        Thread.ofPlatform().daemon().start(() -> answers.forEachRemaining(latest::set));
        return () -> Optional.of(latest.get()).filter(size -> Terminal.isForeground());
    }

    private static Stream<TerminalSize> ask(String command) {
        try {
            BufferedReader answers = new ProcessBuilder("sh", "-c", command)
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .inputReader();
            return answers.lines().map(answer -> parse(answer, System.getenv("COLUMNS")));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /**
     * @param answer of {@code stty size}
     * @param columnsVariable the environment variable {@code COLUMNS}, which counts if it is positive; null if there is none
     */
    static TerminalSize parse(String answer, String columnsVariable) {
        String[] numbers = answer.split(" ");
        int rows = positive(numbers[0], DEFAULT.rows);
        int columns = positive(numbers[numbers.length - 1], DEFAULT.columns);
        return new TerminalSize(positive(columnsVariable, columns), rows);
    }

    private static int positive(String text, int otherwise) {
        return text != null && text.matches("0*[1-9]\\d{0,8}") ? Integer.parseInt(text) : otherwise;
    }
}
