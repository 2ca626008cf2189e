package demo.concurrency.report;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/** What the terminal can show, if there is one. */
final class Terminal {

    private static final int DEFAULT_COLUMNS = 80;
    private static final int MIN_COLUMNS = 40;
    private static final int MAX_COLUMNS = 1_000;

    /** The files of terminals on Linux: pseudo-terminals, and virtual, serial and system consoles. */
    private static final Pattern TERMINAL_FILE = Pattern.compile("/dev/(pts/|tty|console).*");

    private Terminal() {}

    /** The environment variable {@code COLUMNS}, raised to 40 or lowered to 1,000; without it, 80. */
    static int columns() {
        return columns(System.getenv("COLUMNS"));
    }

    static int columns(String variable) {
        try {
            return Math.clamp(Integer.parseInt(variable), MIN_COLUMNS, MAX_COLUMNS);
        } catch (NumberFormatException e) {
            return DEFAULT_COLUMNS;
        }
    }

    /**
     * Whether standard output is a terminal whose character set has block characters. On systems other than Linux, the answer
     * is no if standard input is not a terminal.
     */
    static boolean supportsBlocks() {
        return fileOf(1).map(Terminal::isTerminal).orElseGet(Terminal::isConsole) && hasBlocks(System.out.charset());
    }

    static boolean hasBlocks(Charset charset) {
        return charset.newEncoder().canEncode('\u2588');
    }

    /**
     * Whether standard input and output are a terminal with colours, and {@code NO_COLOR} is not set. {@code CLICOLOR_FORCE}
     * and the property {@code picocli.ansi} overrule the former.
     */
    static boolean supportsColours() {
        return Ansi.AUTO.enabled() && !isDumb();
    }

    /** Whether the terminal shows control sequences as text. */
    private static boolean isDumb() {
        return "dumb".equals(System.getenv("TERM"));
    }

    /**
     * Whether standard error is a terminal on which nothing else is shown while a pass runs. On systems other than Linux, the
     * answer is no if any of the standard streams is not a terminal.
     *
     * @param quiet whether there is no trace
     */
    static boolean supportsStatusLine(boolean quiet) {
        return !isDumb()
                && fileOf(2)
                        .map(errors -> supportsStatusLine(quiet, fileOf(1).orElse(""), errors))
                        .orElseGet(() -> quiet && allStreamsAreTerminals());
    }

    /**
     * The same on Linux. No if standard output is a pipe or a socket, since its reader may print to the same terminal, as in
     * {@code | grep two}.
     *
     * @param output what standard output is connected to: the path of a file, or a text such as {@code pipe:[123]}
     * @param errors what standard error is connected to
     */
    static boolean supportsStatusLine(boolean quiet, String output, String errors) {
        return isTerminal(errors) && (isTerminal(output) ? quiet : output.startsWith("/"));
    }

    private static boolean isTerminal(String file) {
        return TERMINAL_FILE.matcher(file).matches();
    }

    /** What a file descriptor of this process is connected to; empty on systems other than Linux. Starts no process. */
    private static Optional<String> fileOf(int descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Whether standard input, standard output and standard error are terminals. */
    private static boolean allStreamsAreTerminals() {
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

    /** Whether standard input and standard output are terminals. From Java 22 on, a console need not be a terminal. */
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
