package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Splits bytes into lines. A line feed, a carriage return, or both end a line, and its colours are reset there. Not thread-safe. */
final class LineSplitter {

    /** A longer line is emitted in parts of this many bytes, so that it does not fill the heap. */
    private static final int MAX_LINE_BYTES = 8 << 20;

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[\\d;:]+m");

    private final Consumer<byte[]> consumer;

    /** The bytes of the line so far, as characters of ISO 8859-1. */
    private final StringBuilder line = new StringBuilder();

    private byte previous;

    /** @param consumer receives each line, without its end, from the thread that adds the end */
    LineSplitter(Consumer<byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Adds the first {@code length} bytes of the array, and emits each line that they complete. */
    void add(byte[] bytes, int length) {
        for (int i = 0; i < length; previous = bytes[i++]) {
            if (bytes[i] != '\n' && bytes[i] != '\r') {
                line.append((char) (bytes[i] & 0xff));
            }
            if (bytes[i] == '\r' || (bytes[i] == '\n' && previous != '\r') || line.length() == MAX_LINE_BYTES) {
                emit();
            }
        }
    }

    /** Emits the last line if it has no end. */
    void finish() {
        if (!line.isEmpty()) {
            emit();
        }
    }

    private void emit() {
        int reset = Math.max(line.lastIndexOf("\u001b[m"), line.lastIndexOf("\u001b[0m"));
        if (COLOUR.matcher(line).find(reset + 1)) {
            line.append("\u001b[0m");
        }
        consumer.accept(line.toString().getBytes(ISO_8859_1));
        line.setLength(0);
    }
}
