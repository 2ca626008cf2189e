package demo.concurrency.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Fails when a line is too long. A device such as {@code /dev/zero}, or a file that is no text, would otherwise fill the heap
 * with a single line.
 */
final class LongLineGuard extends FilterInputStream {

    static final int MAX_LINE_BYTES = 1 << 20;

    /**
     * A line is longer than {@link #MAX_LINE_BYTES}. Thrown while a reader reads that line, so the reader's line number is
     * still that of the line before.
     */
    static final class LineTooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private int lineBytes;

    LongLineGuard(InputStream stream) {
        super(stream);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = offset; i < offset + count; i++) {
            lineBytes = bytes[i] == '\n' || bytes[i] == '\r' ? 0 : lineBytes + 1;
            if (lineBytes > MAX_LINE_BYTES) {
                throw new LineTooLongException();
            }
        }
        return count;
    }
}
