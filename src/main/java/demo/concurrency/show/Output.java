package demo.concurrency.show;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** A stream that many threads print to at once. What is printed in one call stays together. Thread-safe. */
public final class Output {

    /** A reader that went away on purpose, as {@code head} does: nothing that a user needs to be told. */
    public static final class Closed extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        Closed(String message, IOException cause) {
            super(message, cause);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final String name;
    private final OutputStream stream;
    private final Charset charset;
    private final Thread flusher = Thread.ofPlatform().daemon().unstarted(this::flushWhatIsLeft);
    private boolean left;
    private IOException failure;

    /** @param name what the stream is called in the message of a failure */
    public Output(String name, OutputStream stream, Charset charset) {
        this.name = name;
        this.stream = new BufferedOutputStream(stream);
        this.charset = charset;
    }

    /** Standard output, in its own character set. Not {@link System#out}, which keeps a failed write to itself. */
    public static Output standard() {
        return new Output("standard output", new FileOutputStream(FileDescriptor.out), System.out.charset());
    }

    /**
     * Prints the text. It is out on return, or, where other threads are in line to print, with what they print: a flush
     * for each of a million tasks would cost more than all else.
     *
     * @throws Closed if nobody reads the stream any more
     * @throws UncheckedIOException if it cannot be written to for another reason
     */
    public void print(String text) {
        print(text.getBytes(charset), true);
    }

    /** Prints the text, which is out a millisecond later: for what nobody waits for. */
    public void printSoon(String text) {
        print(text.getBytes(charset), false);
    }

    /** Lets out what was printed. All else is as with {@link #print(String)}. */
    public void flush() {
        lock.lock();
        try {
            if (failure != null) {
                throw failure;
            }
            stream.flush();
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    /** Prints a line: some text, and then bytes as they are. All else is as with {@link #print(String)}. */
    public void printLine(String text, byte[] rest) {
        byte[] start = text.getBytes(charset);
        byte[] line = Arrays.copyOf(start, start.length + rest.length + 1);
        System.arraycopy(rest, 0, line, start.length, rest.length);
        line[line.length - 1] = '\n';
        print(line, true);
    }

    private void print(byte[] bytes, boolean now) {
        lock.lock();
        try {
            if (failure != null) {
                throw failure;
            }
            stream.write(bytes);
            if (now && !lock.hasQueuedThreads()) {
                stream.flush();
            } else if (!left) {
                left = true;
                wakeFlusher();
            }
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    private UncheckedIOException failed(IOException e) {
        failure = e;
        String message = "cannot write to " + name + ": " + e.getMessage();
        return isClosed(e) ? new Closed(message, e) : new UncheckedIOException(message, e);
    }

    /** The system's message is all that tells, and in the user's language: so it is compared with that of another pipe. */
    private static boolean isClosed(IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        try {
            Pipe pipe = Pipe.open();
            pipe.source().close();
            try (WritableByteChannel broken = pipe.sink()) {
                broken.write(ByteBuffer.allocate(1));
            }
        } catch (IOException e) {
            return reason.equals(e.getMessage()) || reason.contains("pipe");
        }
        return reason.contains("pipe");
    }

    private void wakeFlusher() {
        if (flusher.getState() == Thread.State.NEW) {
            flusher.start();
        }
        LockSupport.unpark(flusher);
    }

    /** Those in line may be virtual threads that get no carrier for a while: then the text is out a millisecond later. */
    private void flushWhatIsLeft() {
        while (true) {
            LockSupport.park();
            LockSupport.parkNanos(1_000_000);
            lock.lock();
            try {
                left = false;
                stream.flush();
            } catch (IOException e) {
                // The next to print is told.
                failure = e;
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Lets out what is under way, and nothing more from then on: for the end of the JVM, so that no line is printed in
     * part. Gives up on a reader that does not read.
     */
    public void finish() {
        try {
            if (lock.tryLock(1, TimeUnit.SECONDS)) {
                stream.flush();
            }
        } catch (IOException | InterruptedException e) {
            // The JVM ends, and whoever printed has been told.
        }
    }
}
