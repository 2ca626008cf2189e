package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * Ends the JVM when there is no memory left, not even for an orderly end: little else is caught by no thread. What it
 * needs is there from the start.
 */
final class OutOfMemory implements Thread.UncaughtExceptionHandler {

    private final FileOutputStream errors = new FileOutputStream(FileDescriptor.err);
    private final byte[] message =
            ("concurrency-demo: not enough memory for so many tasks at once; take fewer --copies,"
                            + " set --jobs, or give java a larger heap (-Xmx)\n")
                    .getBytes(UTF_8);

    /** Never returns; a second thread in need waits for the end. */
    @Override
    public synchronized void uncaughtException(Thread thread, Throwable e) {
        try {
            errors.write(e instanceof OutOfMemoryError ? message : ("concurrency-demo: " + e + "\n").getBytes(UTF_8));
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        } catch (IOException | RuntimeException | OutOfMemoryError tooLate) {
            // There is nothing more to be done, or nobody to be told.
        }
        Runtime.getRuntime().halt(Cli.FAULT);
    }
}
