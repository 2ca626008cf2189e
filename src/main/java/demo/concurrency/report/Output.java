package demo.concurrency.report;

import demo.concurrency.report.OutputEntry.Mark;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/**
 * A stream that many threads print to at once. They only queue their text, and one platform thread writes it, so that a slow
 * reader delays no task. What is printed in one call stays together. Thread-safe.
 */
public final class Output {

    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputQueue queue = new OutputQueue();
    private final String name;
    private final Charset charset;
    private volatile Runnable onFailure = () -> {};
    private volatile UncheckedIOException failure;

    /** How often something has been written, to notice whether the reader reads. */
    private volatile int writeCount;

    private OutputStream stream; // Used only by the writer thread.

    /** @param name what messages call the stream */
    public Output(String name, OutputStream stream, Charset charset) {
        this.name = name;
        this.stream = new BufferedOutputStream(stream, BUFFER_BYTES);
        this.charset = charset;
        Thread.ofPlatform().daemon().start(this::writeQueue);
    }

    /** Standard output, in its own character set. Unlike {@link System#out}, it reports failed writes. */
    public static Output standard() {
        return new Output("standard output", new FileOutputStream(FileDescriptor.out), System.out.charset());
    }

    /** Sets what to do, on a thread of its own, when the stream cannot be written to. May be called from any thread. */
    public void onFailure(Runnable action) {
        onFailure = action;
    }

    /**
     * Queues the text. It is written at once if nothing else is queued. If too much is queued, this waits, without blocking a
     * carrier thread, until what is being written has been written, or the calling thread is interrupted.
     *
     * @throws OutputClosedException if a write has failed because the reader has closed the stream
     * @throws UncheckedIOException if a write has failed for another reason
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

    private void print(byte[] bytes) {
        throwFailure();
        queue.add(bytes);
    }

    /**
     * Returns when everything printed before has been written, or when the calling thread is interrupted. Throws what
     * {@link #print(String)} throws.
     */
    public void flush() {
        queue.addMark(false).await();
        throwFailure();
    }

    /**
     * Waits until everything printed before has been written. Gives up when the reader has read nothing for a second. Returns
     * false if a write has failed.
     */
    public boolean tryFlush() {
        await(queue.addMark(false));
        return failure == null;
    }

    /**
     * Writes everything printed before and nothing printed later, so that the last line is complete when the JVM ends. Gives
     * up when the reader has read nothing for a second. A later {@link #flush()} does not return unless its thread is
     * interrupted.
     */
    public void close() {
        await(queue.addMark(true));
    }

    private void await(Mark mark) {
        int writesBefore;
        do {
            writesBefore = writeCount;
        } while (!mark.awaitForOneSecond() && writeCount != writesBefore);
    }

    /** The body of the writer thread. */
    private void writeQueue() {
        while (true) {
            for (OutputEntry entry = queue.takeAll(); entry != null; entry = entry.next) {
                write(entry);
                if (entry instanceof Mark mark) {
                    mark.reach();
                    if (mark.isEnd) {
                        return;
                    }
                }
            }
        }
    }

    /** Writes the text, and flushes the stream if nothing more is queued. */
    private void write(OutputEntry entry) {
        try {
            // In parts, so that writeCount changes while a slow reader reads a long text.
            for (int i = 0; i < entry.bytes.length; i += BUFFER_BYTES) {
                stream.write(entry.bytes, i, Math.min(BUFFER_BYTES, entry.bytes.length - i));
                writeCount++;
            }
            if (entry instanceof Mark || (entry.next == null && queue.isEmpty())) {
                stream.flush();
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException e) {
        String message = "cannot write to " + name + ": " + e.getMessage();
        failure = ClosedPipe.caused(e) ? new OutputClosedException(message, e) : new UncheckedIOException(message, e);
        // What is queued is not written any more, but the threads that wait for it go on.
        stream = OutputStream.nullOutputStream();
        Thread.ofPlatform().daemon().start(onFailure);
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }
}
