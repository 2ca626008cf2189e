package demo.concurrency.report;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A stream that many threads print to at once. They only queue their text, and one platform thread writes it, so that a slow
 * reader delays no task. What is printed in one call stays together. Thread-safe.
 */
public final class Output {

    /** The reader of the stream has closed it, as {@code head} does. No message is expected then. */
    public static final class Closed extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        Closed(String message, IOException cause) {
            super(message, cause);
        }
    }

    private static final int BUFFER_BYTES = 1 << 16;
    private static final long MAX_QUEUED_BYTES = 64 << 20;

    /** What a queued text takes in memory besides its bytes. */
    private static final int OVERHEAD_BYTES = 64;

    private final int limit =
            (int) Math.min(MAX_QUEUED_BYTES, Runtime.getRuntime().maxMemory() / 8);
    private final Semaphore freeBytes = new Semaphore(limit);

    /** What the writer thread has to do. */
    private final LinkedTransferQueue<Runnable> queue = new LinkedTransferQueue<>();

    private final String name;
    private final OutputStream stream;
    private final Charset charset;
    private volatile Runnable onFailure = () -> {};
    private volatile UncheckedIOException failure;
    private boolean isClosed;

    /** @param name what messages call the stream */
    public Output(String name, OutputStream stream, Charset charset) {
        this.name = name;
        this.stream = new BufferedOutputStream(stream, BUFFER_BYTES);
        this.charset = charset;
        Thread.ofPlatform().daemon().start(this::runQueue);
    }

    /** Standard output, in its own character set. Unlike {@link System#out}, it reports failed writes. */
    public static Output standard() {
        return new Output("standard output", new FileOutputStream(FileDescriptor.out), System.out.charset());
    }

    /** Sets what to do, on a thread of its own, when the stream cannot be written to. From any thread. */
    public void onFailure(Runnable action) {
        onFailure = action;
    }

    /**
     * Queues the text. It is written at once if nothing else is queued. If too much is queued, this waits, without blocking a
     * carrier thread, until enough of it has been written or the calling thread is interrupted.
     *
     * @throws Closed if a write has failed because the reader has closed the stream
     * @throws UncheckedIOException if a write has failed for another reason
     */
    public void print(String text) {
        print(text.getBytes(charset));
    }

    /** Prints a line that consists of a text and bytes that are not decoded. Like {@link #print(String)} in all else. */
    public void printLine(String text, byte[] rest) {
        byte[] start = text.getBytes(charset);
        byte[] line = Arrays.copyOf(start, start.length + rest.length + 1);
        System.arraycopy(rest, 0, line, start.length, rest.length);
        line[line.length - 1] = '\n';
        print(line);
    }

    private void print(byte[] bytes) {
        throwFailure();
        int reserved = reserve(Math.min(limit, bytes.length + OVERHEAD_BYTES));
        queue.add(() -> {
            write(bytes);
            freeBytes.release(reserved);
        });
    }

    /** Returns 0 if interrupted. The text is then queued in excess of the limit, so that the trace is complete. */
    private int reserve(int bytes) {
        try {
            if (!freeBytes.tryAcquire(bytes)) {
                freeBytes.acquire(bytes);
            }
            return bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /**
     * Returns when everything printed before has been written, or when the calling thread is interrupted. Throws what
     * {@link #print(String)} throws.
     */
    public void flush() {
        throwFailure();
        try {
            queueFlush(false).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throwFailure();
    }

    /**
     * Writes everything printed before and nothing printed later, so that the last line is complete when the JVM ends. Gives
     * up after a second if the reader does not read.
     */
    public void close() {
        try {
            queueFlush(true).await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CountDownLatch queueFlush(boolean thenClose) {
        CountDownLatch flushed = new CountDownLatch(1);
        queue.add(() -> {
            flushStream();
            isClosed = thenClose;
            flushed.countDown();
        });
        return flushed;
    }

    /** The writer thread. Flushes the stream whenever the queue is empty. */
    private void runQueue() {
        try {
            while (!isClosed) {
                Runnable step = queue.poll();
                if (step == null) {
                    flushStream();
                    step = queue.take();
                }
                step.run();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("the writer thread is never interrupted", e);
        }
    }

    private void write(byte[] bytes) {
        try {
            if (failure == null) {
                stream.write(bytes);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void flushStream() {
        try {
            if (failure == null) {
                stream.flush();
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException e) {
        String message = "cannot write to " + name + ": " + e.getMessage();
        failure = ClosedPipe.caused(e) ? new Closed(message, e) : new UncheckedIOException(message, e);
        Thread.ofPlatform().daemon().start(onFailure);
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }
}
