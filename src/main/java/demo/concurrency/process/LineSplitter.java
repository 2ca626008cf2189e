package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Splits bytes into lines. A line feed, a carriage return, or both end a line, and its colours are reset there. Not thread-safe. */
final class LineSplitter {

    /** A longer line is emitted in parts of this many bytes or a little more, so that it does not fill the heap. */
    private static final int MAX_LINE_BYTES = 8 << 20;

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[\\d;:]+m");

    private final Consumer<byte[]> consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private byte previous;

    /** @param consumer receives each line, without its end, from the thread that adds the end */
    LineSplitter(Consumer<byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Adds the first {@code length} bytes of the array, and emits each line that they complete. */
    void add(byte[] bytes, int length) {
        int start = 0;
        for (int i = 0; i < length; previous = bytes[i++]) {
            if (bytes[i] == '\n' && previous == '\r') {
                start = i + 1;
            } else if (bytes[i] == '\n' || bytes[i] == '\r') {
                line.write(bytes, start, i - start);
                emit();
                start = i + 1;
            }
        }
        line.write(bytes, start, length - start);
        if (line.size() >= MAX_LINE_BYTES) {
            emit();
        }
    }

    /** Emits the last line if it has no end. */
    void finish() {
        if (line.size() > 0) {
            emit();
        }
    }

    private void emit() {
        String text = line.toString(ISO_8859_1);
        int reset = Math.max(text.lastIndexOf("\u001b[m"), text.lastIndexOf("\u001b[0m"));
        boolean isColoured = COLOUR.matcher(text).find(reset + 1);
        line.reset();
        consumer.accept((isColoured ? text + "\u001b[0m" : text).getBytes(ISO_8859_1));
    }
}
