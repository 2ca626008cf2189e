package demo.concurrency.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Splits bytes into lines. A line feed, a carriage return, or both end a line. */
final class LineSplitter {

    /** A longer line is emitted in parts of this many bytes or a little more, so that it does not fill the heap. */
    private static final int MAX_LINE_BYTES = 8 << 20;

    private LineSplitter() {}

    /**
     * Reads a stream to its end.
     *
     * @param consumer receives each line, without its end, as soon as it has been read
     */
    static void split(InputStream stream, Consumer<byte[]> consumer) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 13];
        byte previous = 0;
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            int start = 0;
            for (int i = 0; i < n; previous = buffer[i++]) {
                if (buffer[i] == '\n' && previous == '\r') {
                    start = i + 1;
                } else if (buffer[i] == '\n' || buffer[i] == '\r') {
                    line.write(buffer, start, i - start);
                    emit(line, consumer);
                    start = i + 1;
                }
            }
            line.write(buffer, start, n - start);
            if (line.size() >= MAX_LINE_BYTES) {
                emit(line, consumer);
            }
        }
        if (line.size() > 0) {
            emit(line, consumer);
        }
    }

    private static void emit(ByteArrayOutputStream line, Consumer<byte[]> consumer) {
        byte[] bytes = line.toByteArray();
        line.reset();
        consumer.accept(bytes);
    }
}
