package demo.concurrency;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends the JVM when there is no memory left, not even for an orderly end: that is all that no thread catches. What it
 * needs is there from the start.
 */
final class OutOfMemory implements Thread.UncaughtExceptionHandler {

    private final FileOutputStream errors = new FileOutputStream(FileDescriptor.err);
    private final byte[] message =
            ("concurrency-demo: not enough memory for so many tasks at once; take fewer --copies,"
                            + " set --jobs, or give java a larger heap (-Xmx)\n")
                    .getBytes(StandardCharsets.US_ASCII);

    /** Never returns; a second thread in need waits for the end. */
    @Override
    public synchronized void uncaughtException(Thread thread, Throwable e) {
        try {
            errors.write(message);
        } catch (IOException closed) {
            // Nobody is left to be told.
        }
        Runtime.getRuntime().halt(Cli.FAULT);
    }
}
