package demo.concurrency.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A channel for text that may be a terminal, with lines below the text. Text that is written takes their place, and they are
 * drawn again below it. Without such lines, all that is written passes unchanged. The channel may be non-blocking.
 *
 * <p>The cursor stays at the start of the first of the lines. So they are overwritten by whatever else is printed to the
 * terminal, and can be erased after the terminal has changed its size.
 */
final class LiveArea {

    /** Small, so that a slow reader who goes on reading is noticed. Pipes take this much as a whole. */
    private static final int BUFFER_BYTES = 1 << 12;

    private static final long RETRY_NANOS = 1_000_000;

    /** In nanoseconds. Drawing more often would delay text that is written in many parts. */
    private static final long MIN_REDRAW_INTERVAL = 10_000_000;

    // Control sequences of ECMA-48 and private ones of the VT100.
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String ERASE_LINE_END = "\u001b[K";
    private static final String DOWN = "\r\u001b[B";
    private static final String SAVE_CURSOR = "\u001b7";
    private static final String RESTORE_CURSOR = "\u001b8";

    /** A line that is too long for the terminal is cut off. */
    private static final String WRAP_OFF = "\u001b[?7l";

    private static final String WRAP_ON = "\u001b[?7h";

    private final WritableByteChannel channel;
    private final Charset charset;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private List<String> lines = List.of();

    /** How many lines from the cursor on are on the screen and hold nothing else. */
    private int space;

    /** Whether the cursor is at the start of a line. */
    private boolean atLineStart = true;

    private long lastRedraw;
    private volatile long lastWriteNanos;

    LiveArea(WritableByteChannel channel, Charset charset) {
        this.channel = channel;
        this.charset = charset;
    }

    /** When the channel last took something, as {@link System#nanoTime()} says. May be called from any thread. */
    long lastWriteNanos() {
        return lastWriteNanos;
    }

    /** Shows these lines instead of the ones before. There should be fewer of them than the terminal has. From any thread. */
    synchronized void show(List<String> newLines) throws IOException {
        if (newLines.isEmpty()) {
            erase();
        }
        lines = newLines;
        draw();
    }

    /** Writes a text, or keeps it until {@link #flush}. One that fits into the buffer is not divided. For a single thread. */
    void write(byte[] text) throws IOException {
        for (int from = 0; from < text.length; from += BUFFER_BYTES) {
            if (text.length - from > buffer.remaining()) {
                flush();
            }
            buffer.put(text, from, Math.min(BUFFER_BYTES, text.length - from));
        }
    }

    /** For the thread that writes. */
    synchronized void flush() throws IOException {
        if (buffer.position() == 0) {
            return;
        }
        if (!lines.isEmpty()) {
            erase();
        }
        atLineStart = buffer.get(buffer.position() - 1) == '\n';
        writeFully(buffer.flip());
        buffer.clear();
        if (System.nanoTime() - lastRedraw >= MIN_REDRAW_INTERVAL) {
            draw();
        }
    }

    private void erase() throws IOException {
        if (space > 0) {
            writeFully("\r" + ERASE_BELOW);
            space = 0;
        }
    }

    private void draw() throws IOException {
        if (lines.isEmpty() || !atLineStart) {
            return;
        }
        lastRedraw = System.nanoTime();
        StringBuilder text = new StringBuilder("\r");
        if (space < lines.size()) {
            // Scrolls if the cursor is near the bottom.
            int more = lines.size() - 1;
            text.append("\n".repeat(more)).append(more > 0 ? "\u001b[" + more + "A" : "");
            space = lines.size();
        }
        // Moving down does not scroll. So nothing gets lost on a terminal that has become too small meanwhile.
        text.append(SAVE_CURSOR).append(WRAP_OFF).append(String.join(ERASE_LINE_END + DOWN, lines));
        writeFully(
                text.append(ERASE_BELOW).append(RESTORE_CURSOR).append(WRAP_ON).toString());
    }

    private void writeFully(String text) throws IOException {
        writeFully(ByteBuffer.wrap(text.getBytes(charset)));
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) > 0) {
                lastWriteNanos = System.nanoTime();
            } else {
                LockSupport.parkNanos(RETRY_NANOS); // The channel is non-blocking, and full.
            }
        }
    }
}
