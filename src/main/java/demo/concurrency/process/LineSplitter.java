package demo.concurrency.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Splits the bytes written to it into lines, without decoding them. Not thread-safe. */
final class LineSplitter extends OutputStream {

    /** A longer line is emitted in parts of this many bytes or a little more, so that it does not fill the heap. */
    private static final int MAX_LINE_LENGTH = 8 << 20;

    private final Consumer<byte[]> consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** @param consumer receives each line without its line feed, from the thread that writes */
    LineSplitter(Consumer<byte[]> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i - start);
                emit();
                start = i + 1;
            }
        }
        line.write(bytes, start, offset + length - start);
        if (line.size() >= MAX_LINE_LENGTH) {
            emit();
        }
    }

    /** Emits the last line if it has no line feed. */
    @Override
    public void close() {
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
