package demo.concurrency.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;

/** Recognizes a failed write to a pipe whose reader has closed it. */
final class ClosedPipe {

    private ClosedPipe() {}

    /**
     * Whether the reader's end was closed. Only the text of the system's error message tells, and it may be translated. So
     * it is compared with the message for a pipe that is closed here on purpose. Not to be called from a thread that may be
     * interrupted, since an interrupt makes that write fail with another error.
     */
    static boolean caused(IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        // On Windows, the messages for files and for this kind of pipe differ.
        return reason.contains("pipe") || reason.equals(messageForClosedPipe());
    }

    private static String messageForClosedPipe() {
        try {
            Pipe pipe = Pipe.open();
            pipe.source().close();
            try (WritableByteChannel closedPipe = pipe.sink()) {
                closedPipe.write(ByteBuffer.allocate(1));
                return "";
            }
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
