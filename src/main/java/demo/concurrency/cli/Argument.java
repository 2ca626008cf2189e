package demo.concurrency.cli;

/**
 * An argument and where it stands.
 *
 * @param file the name of the file that contains it; null for an argument of the command line
 * @param line the number of its line in the file, from 1
 */
record Argument(String text, String file, int line) {

    /** An argument of the command line. */
    Argument(String text) {
        this(text, null, 0);
    }

    /** An error about this argument: its place, its text in quotes, and the reason. */
    UsageException error(String reason) {
        return errorWithMessage("'" + text + "': " + reason);
    }

    /** An error about this argument: its place, and a message. */
    UsageException errorWithMessage(String message) {
        return new UsageException(file == null ? message : file + ":" + line + ": " + message);
    }
}
