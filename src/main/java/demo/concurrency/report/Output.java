package demo.concurrency.report;

import demo.concurrency.task.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A stream that many threads print to at once. They only queue their text, and one platform thread writes it, so that a slow
 * reader delays no task. Unlike {@code System.out}, it reports failed writes. What is printed in one call stays together. Thread-safe.
 */
public final class Output {

    private static final long MAX_QUEUED_BYTES =
            Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 8);
    private static final int OVERHEAD_BYTES = 40; // What a queued text takes in memory besides its characters.
    private static final long READER_PATIENCE_NANOS = 1_000_000_000;
    private static final long POLL_NANOS = 1_000_000;
    private static final long PAUSE_NANOS = 50_000; // Waking the writer thread costs more than writing a line.
    private static final int PROGRESS_BYTES = 1 << 14; // Each change of "written" slows down all threads that print.
    private static final byte[] END = {}; // Ends the writer thread.

    private final String name;
    private final Charset charset;
    private final Queue<byte[]> queue = new ConcurrentLinkedQueue<>();

    // What all texts that were ever queued, taken and written take in memory, in bytes.
    private final AtomicLong queued = new AtomicLong();
    private long taken;
    private volatile long written;

    private final ReentrantLock spaceLock = new ReentrantLock();
    private final LiveArea liveArea;
    private final Thread writer;
    private volatile boolean isWriterIdle;
    private volatile boolean isWaitingOver;
    private volatile Runnable onFailure = () -> {};
    private volatile UncheckedIOException failure;

    /** @param name what messages call the stream */
    public Output(String name, OutputStream stream, Charset charset) {
        this.name = name;
        // Unlike the stream itself, the channel of a FileOutputStream tells how much a non-blocking pipe has taken.
        this.liveArea = new LiveArea(Channels.newChannel(stream), charset);
        this.charset = charset;
        this.writer = Thread.ofPlatform().daemon().start(this::writeQueue);
    }

    /** Lines below all that is printed, if the stream is a terminal. */
    LiveArea liveArea() {
        return liveArea;
    }

    /** Sets what to do, on a thread of its own, when the stream cannot be written to. */
    public void onFailure(Runnable action) {
        onFailure = action;
    }

    /**
     * Queues the text, which is written at once or, if the writer thread pauses, 50 µs later. If too much is queued, this first waits for the
     * reader, without blocking a carrier thread, until the threads that wait are interrupted or {@link #stopWaiting()} is called.
     * After a failed write, the text is dropped; {@link #flush()} reports the failure.
     */
    public void print(String text) {
        print(text.getBytes(charset));
    }

    /** Prints bytes that are not decoded between two texts. Otherwise like {@link #print(String)}. */
    public void print(String before, byte[] bytes, String after) {
        byte[] start = before.getBytes(charset);
        byte[] end = after.getBytes(charset);
        ByteBuffer all = ByteBuffer.allocate(start.length + bytes.length + end.length);
        print(all.put(start).put(bytes).put(end).array());
    }

    /**
     * Prints a message of the program, with its name in front and control characters escaped, so that it stays on one line.
     * Returns when it has been written or nobody reads it, so that a terminal shows it before what is printed next.
     */
    public void printMessage(String message) {
        print("concurrency-demo: " + Text.escape(message) + "\n");
        tryFlush();
    }

    private void print(byte[] text) {
        awaitSpace();
        if (failure == null) {
            queued.addAndGet(text.length + OVERHEAD_BYTES);
            queue.add(text);
            if (isWriterIdle) {
                LockSupport.unpark(writer);
            }
        }
    }

    void awaitSpace() {
        if (isFull()) {
            // Not lockInterruptibly(): each interrupted thread would search the whole queue to leave it.
            spaceLock.lock();
            while (isFull() && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(POLL_NANOS);
            }
            spaceLock.unlock();
        }
    }

    private boolean isFull() {
        return queued.get() - written > MAX_QUEUED_BYTES && !isWaitingOver && failure == null;
    }

    /** From now on, no thread waits to print. For the end of the program. */
    public void stopWaiting() {
        isWaitingOver = true;
    }

    /** Returns when everything printed before has been written, or when the calling thread is interrupted. Throws what failed. */
    public void flush() {
        awaitWritten(queued.get(), Long.MAX_VALUE);
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Waits until everything printed before has been written. Gives up when the reader has read nothing for a second. Returns
     * false if a write has failed.
     */
    public boolean tryFlush() {
        awaitWritten(queued.get(), READER_PATIENCE_NANOS);
        return failure == null;
    }

    /** Whether a write has failed since the reader has closed the stream, as {@code head} does. */
    public boolean isClosedByReader() {
        return failure != null && failure.getMessage().matches("(?s).*(pipe|reset).*");
    }

    /**
     * Writes everything printed before and nothing printed later, so that the last line is complete when the JVM ends. Gives
     * up when the reader has read nothing for a second.
     */
    public void close() {
        queue.add(END);
        LockSupport.unpark(writer);
        awaitWritten(Long.MAX_VALUE, READER_PATIENCE_NANOS);
    }

    private void awaitWritten(long end, long readerPatience) {
        long start = System.nanoTime();
        while (written < end
                && failure == null
                && !Thread.currentThread().isInterrupted()
                && System.nanoTime() - Math.max(start, liveArea.lastWriteNanos()) < readerPatience) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** The body of the writer thread, which is never interrupted. Returns after {@link #close()} or a failed write. */
    private void writeQueue() {
        try {
            for (byte[] text = take(); text != END; text = take()) {
                liveArea.write(text);
                taken += text.length + OVERHEAD_BYTES;
                if (taken - written > PROGRESS_BYTES) {
                    liveArea.flush();
                    written = taken;
                }
            }
            liveArea.flush();
            written = Long.MAX_VALUE;
        } catch (IOException e) {
            failure = new UncheckedIOException("cannot write to " + name + ": " + e.getMessage(), e);
            Thread.ofPlatform().daemon().start(onFailure);
        }
    }

    /** Removes the next text. If none is queued, first writes those that were taken before. */
    private byte[] take() throws IOException {
        byte[] text = queue.poll();
        if (text == null) {
            liveArea.flush();
            written = taken;
            LockSupport.parkNanos(PAUSE_NANOS);
            isWriterIdle = queue.isEmpty();
            while ((text = queue.poll()) == null) {
                LockSupport.park();
            }
            isWriterIdle = false;
        }
        return text;
    }
}
