package demo.concurrency.report;

import demo.concurrency.task.Text;

/**
 * One-line messages to the user, each with the program's name in front. Thread-safe.
 *
 * @param errors standard error
 */
public record Messages(Output errors) {

    /**
     * Prints the message. Control characters in it are escaped, so that it stays on one line. Returns when it has been written
     * or nobody reads it, so that a terminal shows it before what is printed next.
     */
    public void print(String message) {
        errors.print("concurrency-demo: " + Text.escape(message) + "\n");
        errors.tryFlush();
    }
}
