package demo.concurrency.show;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A stream that many threads print to at once. What is printed in one call stays together. Thread-safe. */
public final class Output {

    /** A reader that went away on purpose, as {@code head} does: nothing that a user needs to be told. */
    public static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Closed(IOException cause) {
            super(cause);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final OutputStream stream;
    private final Charset charset;

    public Output(OutputStream stream, Charset charset) {
        this.stream = new BufferedOutputStream(stream);
        this.charset = charset;
    }

    /**
     * Standard output, in its own character set. Not {@link System#out}, which keeps a failed write to itself. Lines
     * that are under way when the JVM is asked to end, by a signal for one, still go out.
     */
    public static Output standard() {
        Output output = new Output(new FileOutputStream(FileDescriptor.out), System.out.charset());
        Runtime.getRuntime().addShutdownHook(new Thread(output::finish));
        return output;
    }

    /**
     * Prints the text, which is out when no thread is left in this method: each leaves the flush to the next in line.
     *
     * @throws Closed if nobody reads the stream any more
     * @throws UncheckedIOException if it cannot be written to for another reason
     */
    public void print(String text) {
        byte[] bytes = text.getBytes(charset);
        lock.lock();
        try {
            stream.write(bytes);
            if (!lock.hasQueuedThreads()) {
                stream.flush();
            }
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("pipe")) {
                throw new Closed(e);
            }
            throw new UncheckedIOException("cannot write to standard output: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Flushes, and keeps the lock so that nothing is printed in part. Gives up on a reader that does not read. */
    private void finish() {
        try {
            if (lock.tryLock(1, TimeUnit.SECONDS)) {
                stream.flush();
            }
        } catch (IOException | InterruptedException e) {
            // The JVM ends, and whoever printed has been told.
        }
    }
}
