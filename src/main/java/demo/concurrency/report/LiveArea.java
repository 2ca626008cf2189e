package demo.concurrency.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A terminal with lines below the text that is written to it. Text that is written takes their place, and they are drawn again
 * below it. Without such lines, all that is written passes unchanged. Thread-safe.
 *
 * <p>The cursor stays at the start of the first of the lines. So they are overwritten by whatever else is printed to the
 * terminal, and can be erased after the terminal has changed its size.
 */
public final class LiveArea implements WritableByteChannel {

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

    private final WritableByteChannel terminal;
    private final Charset charset;
    private List<String> lines = List.of();

    /** How many lines from the cursor on are on the screen and hold nothing else. */
    private int space;

    /** Whether the cursor is at the start of a line. */
    private boolean atLineStart = true;

    private long lastRedraw;

    public LiveArea(WritableByteChannel terminal, Charset charset) {
        this.terminal = terminal;
        this.charset = charset;
    }

    /** Shows these lines instead of the ones before. There should be fewer of them than the terminal has. */
    synchronized void show(List<String> newLines) throws IOException {
        if (newLines.isEmpty()) {
            erase();
        }
        lines = newLines;
        draw();
    }

    @Override
    public synchronized int write(ByteBuffer text) throws IOException {
        if (!lines.isEmpty()) {
            erase();
        }
        int start = text.position();
        int count = terminal.write(text);
        if (count > 0) {
            atLineStart = text.get(start + count - 1) == '\n';
        }
        if (!lines.isEmpty() && System.nanoTime() - lastRedraw >= MIN_REDRAW_INTERVAL) {
            draw();
        }
        return count;
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
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(charset));
        while (bytes.hasRemaining()) {
            if (terminal.write(bytes) == 0) {
                // The terminal is in non-blocking mode and not ready.
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Override
    public boolean isOpen() {
        return terminal.isOpen();
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
