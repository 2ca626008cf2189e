package demo.concurrency.report;

import java.io.PrintStream;

/**
 * One-line messages to the user, each with the program's name in front. Thread-safe.
 *
 * @param stream standard error
 */
public record Messages(PrintStream stream) {

    /** Prints the message. Control characters in it are escaped, so that it stays on one line. */
    public void print(String message) {
        stream.println("concurrency-demo: " + Printable.escape(message));
    }
}
