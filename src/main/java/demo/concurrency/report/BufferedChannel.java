package demo.concurrency.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.locks.LockSupport;

/** Writes texts in small parts to a channel, which may be non-blocking. For one thread, which must not be interrupted. */
final class BufferedChannel {

    /** Small, so that a slow reader who goes on reading is noticed. Pipes take this much as a whole. */
    private static final int BUFFER_BYTES = 1 << 12;

    private static final long WAIT_NANOS = 1_000_000;

    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private volatile long writtenBytes;
    private volatile long lastWriteNanos;

    BufferedChannel(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** How much the channel has taken. May be called from any thread. */
    long writtenBytes() {
        return writtenBytes;
    }

    /** When the channel last took something, as {@link System#nanoTime()} says. May be called from any thread. */
    long lastWriteNanos() {
        return lastWriteNanos;
    }

    /** Writes a text, or keeps it in the buffer. A text that fits into the buffer is not divided. */
    void write(byte[] text) throws IOException {
        for (int from = 0; from < text.length; from += BUFFER_BYTES) {
            if (text.length - from > buffer.remaining()) {
                flush();
            }
            buffer.put(text, from, Math.min(BUFFER_BYTES, text.length - from));
        }
    }

    void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            int written = channel.write(buffer);
            if (written > 0) {
                writtenBytes += written;
                lastWriteNanos = System.nanoTime();
            } else {
                LockSupport.parkNanos(WAIT_NANOS); // The channel is non-blocking, and full.
            }
        }
        buffer.clear();
    }
}
