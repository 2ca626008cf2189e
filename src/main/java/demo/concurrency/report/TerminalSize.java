package demo.concurrency.report;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;

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
        ProcessBuilder stty = new ProcessBuilder("stty", "size")
                .redirectInput(new File("/dev/tty"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try (BufferedReader answer = stty.start().inputReader()) {
            return parse(String.valueOf(answer.readLine()), System.getenv("COLUMNS"));
        } catch (IOException e) {
            return unknown();
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
