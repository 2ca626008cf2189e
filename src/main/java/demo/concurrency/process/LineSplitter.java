package demo.concurrency.process;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Splits bytes into lines, without decoding them. Not thread-safe. */
final class LineSplitter {

    /** A longer line is emitted in parts of this many bytes or a little more, so that it does not fill the heap. */
    private static final int MAX_LINE_BYTES = 8 << 20;

    private final Consumer<byte[]> consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** Whether a part of the current line has been emitted. */
    private boolean isPartEmitted;

    /** @param consumer receives each line without its line feed, from the thread that adds its end */
    LineSplitter(Consumer<byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Adds the first {@code length} bytes of the array, and emits each line that they complete. */
    void add(byte[] bytes, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i - start);
                // Otherwise the line ends just where its last part ended.
                if (line.size() > 0 || !isPartEmitted) {
                    emit();
                }
                isPartEmitted = false;
                start = i + 1;
            }
        }
        line.write(bytes, start, length - start);
        if (line.size() >= MAX_LINE_BYTES) {
            emit();
            isPartEmitted = true;
        }
    }

    /** Emits the last line if it has no line feed. */
    void finish() {
        if (line.size() > 0) {
            emit();
        }
    }

    private void emit() {
        byte[] bytes = line.toByteArray();
        line.reset();
        consumer.accept(bytes);
    }
}
