package demo.concurrency.task;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Splits what is written to it into lines. A line feed, a carriage return, or both end a line. Not thread-safe. */
final class LineSplitter extends OutputStream {

    /** A longer line is passed on in parts of this size, so that it does not fill the heap. */
    private static final int MAX_LINE_BYTES = 8 << 20;

    private final Consumer<byte[]> consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int previous;

    /** @param consumer receives each line, without its end, as soon as it has been written */
    LineSplitter(Consumer<byte[]> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void write(int b) {
        if (b == '\r' || b == '\n' && previous != '\r') {
            passOn();
        } else if (b != '\n') {
            if (line.size() == MAX_LINE_BYTES) {
                passOn();
            }
            line.write(b);
        }
        previous = b;
    }

    /** Passes on what follows the last end of a line. */
    @Override
    public void close() {
        if (line.size() > 0) {
            passOn();
        }
    }

    /** Passes nothing on from an interrupted thread: its task has been reported as cancelled. */
    private void passOn() {
        byte[] bytes = line.toByteArray();
        line.reset();
        if (!Thread.currentThread().isInterrupted()) {
            consumer.accept(bytes);
        }
    }
}
