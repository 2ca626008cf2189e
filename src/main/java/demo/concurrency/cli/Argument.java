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

    /** The error that this argument is wrong: {@code tasks.txt:2: 'a=x': } and the reason. */
    UsageException error(String reason) {
        return errorHere("'" + text + "': " + reason);
    }

    /** An error with a message that quotes what is wrong in this argument; the place is added to the message. */
    UsageException errorHere(String message) {
        return new UsageException(file == null ? message : file + ":" + line + ": " + message);
    }
}
