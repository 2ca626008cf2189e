package demo.concurrency.report;

import java.io.Console;
import java.io.IOException;
import picocli.CommandLine.Help.Ansi;

/** What the terminal can show, if there is one. */
final class Terminal {

    private static final int DEFAULT_COLUMNS = 80;
    private static final int MIN_COLUMNS = 40;
    private static final int MAX_COLUMNS = 1_000;

    private Terminal() {}

    /** The environment variable {@code COLUMNS}, raised to 40 or lowered to 1,000; without it, 80. */
    static int columns() {
        try {
            return Math.clamp(Integer.parseInt(System.getenv("COLUMNS")), MIN_COLUMNS, MAX_COLUMNS);
        } catch (NumberFormatException e) {
            return DEFAULT_COLUMNS;
        }
    }

    /** Whether standard output is a terminal whose character set has block characters. */
    static boolean supportsBlocks() {
        return isConsole() && System.out.charset().newEncoder().canEncode('\u2588');
    }

    /** Whether standard output is a terminal with colours, and {@code NO_COLOR} is not set. */
    static boolean supportsColours() {
        return Ansi.AUTO.enabled();
    }

    /** Whether standard input, standard output and standard error are terminals. */
    static boolean allStreamsAreTerminals() {
        try {
            return isConsole()
                    && new ProcessBuilder("sh", "-c", "test -t 0 && test -t 1 && test -t 2")
                                    .inheritIO()
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether standard input and standard output are terminals. From Java 22 on, a console need not be one. */
    private static boolean isConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
