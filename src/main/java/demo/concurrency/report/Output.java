package demo.concurrency.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A stream that many threads print to at once. They only queue their text, and one platform thread writes it, so that a slow
 * reader delays no task. What is printed in one call stays together. Thread-safe.
 */
public final class Output {

    private static final long MAX_QUEUED_BYTES =
            Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 8);

    /** What a queued text takes in memory besides its bytes. */
    private static final int OVERHEAD_BYTES = 64;

    /** A single write is no longer than this, so that a slow reader who goes on reading is noticed. */
    private static final int BUFFER_BYTES = 1 << 12;

    private static final long READER_PATIENCE_NANOS = 1_000_000_000;
    private static final long POLL_NANOS = 1_000_000;

    /** Waking a parked thread costs more than writing a line, so the writer thread does not park at once. */
    private static final int YIELDS_BEFORE_PARK = 10;

    /** Ends the writer thread. */
    private static final byte[] END = {};

    private final String name;
    private final Charset charset;
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    private final Lock spaceLock = new ReentrantLock();
    private final Thread writer = Thread.ofPlatform().daemon().unstarted(this::writeQueue);

    /** The size of all texts that were ever queued, and of those that have been written. */
    private final AtomicLong queuedBytes = new AtomicLong();

    private volatile long writtenBytes;

    private volatile long lastWriteNanos;
    private volatile boolean isEnding;
    private volatile Runnable onFailure = () -> {};
    private volatile UncheckedIOException failure;

    // Used only by the writer thread.
    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private long takenBytes;

    /** @param name what messages call the stream */
    public Output(String name, OutputStream stream, Charset charset) {
        // Unlike the stream itself, the channel of a FileOutputStream tells how much a non-blocking pipe has taken.
        this(name, Channels.newChannel(stream), charset);
    }

    Output(String name, WritableByteChannel channel, Charset charset) {
        this.name = name;
        this.channel = channel;
        this.charset = charset;
        writer.start();
    }

    /** Standard output, in its own character set. Unlike {@link System#out}, it reports failed writes. */
    public static Output standardOutput() {
        return new Output("standard output", new FileOutputStream(FileDescriptor.out), System.out.charset());
    }

    /** Standard error, in its own character set. Unlike {@link System#err}, it delays no thread if nobody reads it. */
    public static Output standardError() {
        return new Output("standard error", new FileOutputStream(FileDescriptor.err), System.err.charset());
    }

    /** Sets what to do, on a thread of its own, when the stream cannot be written to. May be called from any thread. */
    public void onFailure(Runnable action) {
        onFailure = action;
    }

    /**
     * Queues the text. It is written at once if nothing else is queued. If too much is queued, this waits, without blocking a
     * carrier thread, until something has been written, or the calling thread is interrupted, or {@link #stopWaiting()} is
     * called. After a failed write, texts are dropped; {@link #flush()} reports it.
     */
    public void print(String text) {
        print(text.getBytes(charset));
    }

    /** Prints a line that consists of a text and bytes that are not decoded. Otherwise like {@link #print(String)}. */
    public void printLine(String text, byte[] rest) {
        byte[] start = text.getBytes(charset);
        ByteBuffer line = ByteBuffer.allocate(start.length + rest.length + 1);
        print(line.put(start).put(rest).put((byte) '\n').array());
    }

    private void print(byte[] text) {
        awaitSpace();
        if (failure == null) {
            queuedBytes.addAndGet(text.length + OVERHEAD_BYTES);
            queue.add(text);
        }
    }

    /** Waits as {@link #print(String)} does, without printing. */
    void awaitSpace() {
        if (!isFull()) {
            return;
        }
        // Not interruptibly: a million interrupted threads would take quadratic time to leave the queue of the lock.
        spaceLock.lock();
        try {
            while (isFull() && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        } finally {
            spaceLock.unlock();
        }
    }

    private boolean isFull() {
        return queuedBytes.get() - writtenBytes > MAX_QUEUED_BYTES && !isEnding && failure == null;
    }

    /** From now on, no thread waits to print: texts are queued in excess of the limit. For when the program ends. */
    public void stopWaiting() {
        isEnding = true;
    }

    /**
     * Returns when everything printed before has been written, or when the calling thread is interrupted.
     *
     * @throws OutputClosedException if a write has failed because the reader has closed the stream
     * @throws UncheckedIOException if a write has failed for another reason
     */
    public void flush() {
        long end = queuedBytes.get();
        while (writtenBytes < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Waits until everything printed before has been written. Gives up when the reader has read nothing for a second. Returns
     * false if a write has failed.
     */
    public boolean tryFlush() {
        long end = queuedBytes.get();
        awaitWriter(() -> writtenBytes >= end);
        return failure == null;
    }

    /**
     * Writes everything printed before and nothing printed later, so that the last line is complete when the JVM ends. Gives
     * up when the reader has read nothing for a second. A later {@link #flush()} may not return unless its thread is
     * interrupted.
     */
    public void close() {
        queue.add(END);
        awaitWriter(() -> !writer.isAlive());
    }

    private void awaitWriter(BooleanSupplier isDone) {
        long start = System.nanoTime();
        while (!isDone.getAsBoolean()
                && !Thread.currentThread().isInterrupted()
                && System.nanoTime() - Math.max(start, lastWriteNanos) < READER_PATIENCE_NANOS) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** This output as a stream that never reports a failure and need not be flushed. */
    PrintStream asPrintStream() {
        OutputStream stream = new OutputStream() {
            @Override
            public void write(int b) {
                print(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                print(Arrays.copyOfRange(bytes, from, from + length));
            }
        };
        return new PrintStream(stream, false, charset);
    }

    /** The body of the writer thread, which is never interrupted: an interrupt would close the channel. */
    private void writeQueue() {
        try {
            for (byte[] text = take(); text != END; text = take()) {
                write(text);
            }
            writeBuffer();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes the next text. If none is queued, first writes those that were taken before. */
    private byte[] take() throws InterruptedException {
        byte[] text = queue.poll();
        if (text == null) {
            writeBuffer();
            for (int i = 0; text == null && i < YIELDS_BEFORE_PARK; i++) {
                Thread.yield();
                text = queue.poll();
            }
        }
        return text == null ? queue.take() : text;
    }

    private void write(byte[] text) throws InterruptedException {
        if (text.length > buffer.remaining()) {
            writeBuffer();
        }
        for (int from = 0; from < text.length; from += BUFFER_BYTES) {
            if (from > 0) {
                writeBuffer();
            }
            buffer.put(text, from, Math.min(BUFFER_BYTES, text.length - from));
        }
        takenBytes += text.length + OVERHEAD_BYTES;
    }

    private void writeBuffer() throws InterruptedException {
        buffer.flip();
        try {
            while (buffer.hasRemaining() && failure == null) {
                if (channel.write(buffer) == 0) {
                    // The stream is non-blocking, and full.
                    Thread.sleep(1);
                } else {
                    lastWriteNanos = System.nanoTime();
                }
            }
        } catch (IOException e) {
            fail(e);
        }
        buffer.clear();
        writtenBytes = takenBytes;
    }

    private void fail(IOException e) {
        String reason = String.valueOf(e.getMessage());
        String message = "cannot write to " + name + ": " + reason;
        boolean isClosedByReader = reason.contains("pipe") || reason.contains("reset");
        failure = isClosedByReader ? new OutputClosedException(message, e) : new UncheckedIOException(message, e);
        Thread.ofPlatform().daemon().start(onFailure);
    }
}
