package demo.concurrency;

import java.io.IOException;
import picocli.CommandLine.Help.Ansi;

/** What the program is run in. */
final class Terminal {

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 40;
    private static final int MOST_COLUMNS = 1_000;

    private Terminal() {}

    /** How wide it is: what the environment says, from 40 to 1,000, or 80. */
    static int columns() {
        try {
            return Math.clamp(Integer.parseInt(System.getenv("COLUMNS")), FEWEST_COLUMNS, MOST_COLUMNS);
        } catch (NumberFormatException e) {
            return USUAL_COLUMNS;
        }
    }

    /** Whether standard output takes block characters and colours, and nobody has said that these are not wanted. */
    static boolean takesBlocks() {
        return Ansi.AUTO.enabled() && System.out.charset().newEncoder().canEncode('\u2588');
    }

    /** Whether standard input, output and error are all terminals. Java itself only knows of the first two. */
    static boolean isEverywhere() {
        try {
            return System.console() != null
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
}
