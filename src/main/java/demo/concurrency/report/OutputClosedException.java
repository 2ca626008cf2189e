package demo.concurrency.report;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The reader of a stream has closed it, as {@code head} does. No message is expected if it is standard output. */
public final class OutputClosedException extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    OutputClosedException(String message, IOException cause) {
        super(message, cause);
    }
}
