package demo.concurrency.task;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Cuts what is written to it into lines, byte for byte. Not thread-safe. */
final class Lines extends OutputStream {

    /** A line that goes on and on is passed on in parts of 8 MiB, so that it does not fill the memory. */
    private static final int LONGEST = 8 << 20;

    private final Consumer<byte[]> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(Consumer<byte[]> lines) {
        this.lines = lines;
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
                pass();
                start = i + 1;
            }
        }
        line.write(bytes, start, offset + length - start);
        if (line.size() >= LONGEST) {
            pass();
        }
    }

    /** Passes on a last line that has no end. */
    @Override
    public void close() {
        if (line.size() > 0) {
            pass();
        }
    }

    private void pass() {
        byte[] bytes = line.toByteArray();
        line.reset();
        lines.accept(bytes);
    }
}
