package demo.concurrency.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferedChannelTest {

    /** A pipe that a program at its other end has made non-blocking, as Node does. */
    private static final class NonBlockingChannel extends ByteArrayOutputStream implements WritableByteChannel {
        private int calls;

        @Override
        public int write(ByteBuffer source) {
            int length = ++calls % 3 == 0 ? Math.min(1000, source.remaining()) : 0;
            for (int i = 0; i < length; i++) {
                write(source.get());
            }
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 999, 4095, 4096, 4097, 20_000})
    void nonBlockingChannelLosesNothing(int length) throws Exception {
        NonBlockingChannel pipe = new NonBlockingChannel();
        BufferedChannel channel = new BufferedChannel(pipe);
        StringBuilder expected = new StringBuilder();

        for (int i = 0; i < 5; i++) {
            String text = Integer.toString(i).repeat(length);
            channel.write(text.getBytes(UTF_8));
            expected.append(text);
        }
        channel.flush();

        assertThat(pipe.toString(UTF_8)).isEqualTo(expected.toString());
        assertThat(channel.writtenBytes()).isEqualTo(5L * length);
    }
}
