package demo.concurrency.report;

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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** When what was written is let out. */
    private enum Flush {
        AT_ONCE,

        /** At once, unless that has been done often lately: then as {@link #SOON}. */
        SPARINGLY,

        /** A millisecond later, or two. */
        SOON
    }

    private static final long MILLISECOND = 1_000_000;
    private static final int FLUSHES_IN_A_ROW = 20;
    private static final int BUFFER = 1 << 16;
    private static final int MOST_QUEUED = 1 << 20;

    private final Queue<byte[]> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final String name;
    private final OutputStream stream;
    private final Charset charset;
    private final Thread flusher = Thread.ofPlatform().daemon().unstarted(this::flushWhatIsLeft);
    private volatile Runnable onFailure = () -> {};
    private boolean flushIsDue;
    private long nextFlush = System.nanoTime() - FLUSHES_IN_A_ROW * MILLISECOND;
    private IOException failure;

    /** @param name what the stream is called in the message of a failure */
    public Output(String name, OutputStream stream, Charset charset) {
        this.name = name;
        this.stream = new BufferedOutputStream(stream, BUFFER);
        this.charset = charset;
    }

    /** Standard output, in its own character set. Not {@link System#out}, which keeps a failed write to itself. */
    public static Output standard() {
        return new Output("standard output", new FileOutputStream(FileDescriptor.out), System.out.charset());
    }

    /**
     * Says what to do when something that was printed cannot be let out later on; whoever prints is told anyway. From any
     * thread, and done on one of the output's own.
     */
    public void onFailure(Runnable action) {
        onFailure = action;
    }

    /**
     * Prints the text. It is out on return, or, where much is printed, a millisecond or two later: a flush for each of a
     * million tasks would cost more than all else.
     *
     * @throws Closed if nobody reads the stream any more
     * @throws UncheckedIOException if it cannot be written to for another reason
     */
    public void print(String text) {
        print(text.getBytes(charset), Flush.SPARINGLY);
    }

    /** Prints the text, which is out a millisecond or two later: for what nobody waits for. */
    public void printSoon(String text) {
        print(text.getBytes(charset), Flush.SOON);
    }

    /** Lets out what was printed. All else is as with {@link #print(String)}. */
    public void flush() {
        lock.lock();
        writeAndUnlock(Flush.AT_ONCE);
    }

    /** Prints a line: some text, and then bytes as they are. All else is as with {@link #print(String)}. */
    public void printLine(String text, byte[] rest) {
        byte[] start = text.getBytes(charset);
        byte[] line = Arrays.copyOf(start, start.length + rest.length + 1);
        System.arraycopy(rest, 0, line, start.length, rest.length);
        line[line.length - 1] = '\n';
        print(line, Flush.SPARINGLY);
    }

    /**
     * Nobody waits to print: who finds another thread at it leaves it the text. Where threads waited in line, a million
     * tasks with their trace took 15.5 s instead of 12.7.
     */
    private void print(byte[] bytes, Flush flush) {
        queue.add(bytes);
        if (queued.addAndGet(bytes.length) > MOST_QUEUED) {
            lock.lock();
        } else if (!lock.tryLock()) {
            return;
        }
        writeAndUnlock(flush);
    }

    /** Who has the lock looks again when it has given it back: text may have been left to it meanwhile. */
    private void writeAndUnlock(Flush flush) {
        do {
            try {
                writeQueue();
                if (flush == Flush.AT_ONCE || flush == Flush.SPARINGLY && mayFlush()) {
                    stream.flush();
                } else if (!flushIsDue) {
                    flushIsDue = true;
                    wakeFlusher();
                }
            } catch (IOException e) {
                throw failed(e);
            } finally {
                lock.unlock();
            }
        } while (!queue.isEmpty() && lock.tryLock());
    }

    private void writeQueue() throws IOException {
        if (failure != null) {
            throw failure;
        }
        for (byte[] bytes = queue.poll(); bytes != null; bytes = queue.poll()) {
            queued.addAndGet(-bytes.length);
            stream.write(bytes);
        }
    }

    /** Once in a millisecond on the average, and no more than twenty times in a row. */
    private boolean mayFlush() {
        long time = System.nanoTime();
        long behind = Math.min(time - nextFlush, FLUSHES_IN_A_ROW * MILLISECOND);
        if (behind < 0) {
            return false;
        }
        nextFlush = time - behind + MILLISECOND;
        return true;
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

    /** On a platform thread: busy tasks may keep all carriers. */
    private void flushWhatIsLeft() {
        while (true) {
            LockSupport.park();
            LockSupport.parkNanos(MILLISECOND);
            lock.lock();
            flushIsDue = false;
            try {
                writeAndUnlock(Flush.SPARINGLY);
            } catch (UncheckedIOException e) {
                onFailure.run();
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
                writeQueue();
                stream.flush();
            }
        } catch (IOException | InterruptedException e) {
            // The JVM ends, and whoever printed has been told.
        }
    }
}
