package demo.concurrency.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;

/** Recognizes a failed write to a pipe whose reader has closed it. */
final class ClosedPipe {

    private ClosedPipe() {}

    /**
     * Whether the reader's end was closed. Only the system's message tells, and it is in the user's language. So it is
     * compared with the message for another pipe, closed for this purpose.
     */
    static boolean caused(IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        try {
            Pipe pipe = Pipe.open();
            pipe.source().close();
            try (WritableByteChannel closedPipe = pipe.sink()) {
                closedPipe.write(ByteBuffer.allocate(1));
            }
        } catch (IOException e) {
            return reason.equals(e.getMessage()) || reason.contains("pipe");
        }
        return reason.contains("pipe");
    }
}
