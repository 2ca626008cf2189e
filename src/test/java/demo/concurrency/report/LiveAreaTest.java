package demo.concurrency.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveAreaTest {

    private final Screen screen = new Screen(20, 6);
    private final LiveArea area = new LiveArea(screen, UTF_8);

    private void write(String text) throws IOException {
        area.write(text.getBytes(UTF_8));
        area.flush();
    }

    @Test
    void linesStandBelowTheText() throws IOException {
        write("one\n");
        area.show(List.of("status", "a --"));
        assertThat(screen.text()).isEqualTo("one\nstatus\na --\n");

        area.show(List.of("status 2", "a ---"));
        assertThat(screen.text()).isEqualTo("one\nstatus 2\na ---\n");

        write("two\nthree\n");
        area.show(List.of("status 3", "a -"));
        assertThat(screen.text()).isEqualTo("one\ntwo\nthree\nstatus 3\na -\n");

        area.show(List.of());
        assertThat(screen.text()).isEqualTo("one\ntwo\nthree\n");

        write("four\n");
        assertThat(screen.text()).isEqualTo("one\ntwo\nthree\nfour\n");
    }

    /** If the lines were left out until the next drawing, they would flicker. */
    @Test
    void linesAreDrawnAgainTogetherWithTheText() throws Exception {
        area.show(List.of("status"));
        // So that the interval between two drawings has passed.
        Thread.sleep(20);
        write("one\n");

        assertThat(screen.text()).isEqualTo("one\nstatus\n");
    }

    @Test
    void beginningOfLineIsNotErased() throws IOException {
        write("one, ");
        area.show(List.of("status"));
        write("two\n");
        area.show(List.of("status"));

        assertThat(screen.text()).isEqualTo("one, two\nstatus\n");
    }

    @Test
    void nothingIsLeftBehindWhenTheTraceScrolls() throws IOException {
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            write("line " + i + "\n");
            expected.append("line ").append(i).append('\n');
            if (i % 7 == 0) {
                area.show(List.of("status " + i, "a", "b", "c", "d").subList(0, i % 5 + 1));
            }
        }
        area.show(List.of("status"));
        assertThat(screen.text()).isEqualTo(expected + "status\n");
        area.show(List.of());
        assertThat(screen.text()).isEqualTo(expected.toString());
    }

    /** A write may end anywhere, also within a character. */
    @Test
    void linesAreDrawnOnlyBelowCompleteLines() throws IOException {
        area.show(List.of("status"));
        write("beginning");
        area.show(List.of("status 2"));
        assertThat(screen.text()).isEqualTo("beginning\n");

        write(" and end\n");
        area.show(List.of("status 3"));
        assertThat(screen.text()).isEqualTo("beginning and end\nstatus 3\n");
    }

    @Test
    void linesThatAreTooLongAreCutOff() throws IOException {
        area.show(List.of("0123456789012345678901234", "next"));
        assertThat(screen.text()).isEqualTo("0123456789012345678\nnext\n");
        area.show(List.of());
        write("0123456789012345678901234\n");
        assertThat(screen.text()).isEqualTo("01234567890123456789\n01234\n");
    }

    @Test
    void nothingIsLeftBehindWhenTheTerminalGetsNarrower() throws IOException {
        write("trace\n");
        area.show(List.of("a line of 18 chars", "b line of 18 chars"));
        screen.resize(10, 6);
        area.show(List.of("a", "b"));
        assertThat(screen.text()).isEqualTo("trace\na\nb\n");
    }

    /** The size may be known only later. */
    @Test
    void nothingIsLeftBehindWhenTheTerminalGetsLower() throws IOException {
        write("trace\n");
        area.show(List.of("a", "b", "c", "d"));
        screen.resize(20, 3);
        for (int i = 0; i < 10; i++) {
            area.show(List.of("a" + i, "b", "c", "d"));
        }
        assertThat(screen.text()).isEqualTo("trace\na9\nd\n");
        area.show(List.of("a"));
        assertThat(screen.text()).isEqualTo("trace\na\n");
        area.show(List.of());
        assertThat(screen.text()).isEqualTo("trace\n");
    }

    @Test
    void otherTextOverwritesTheLines() throws IOException {
        write("trace\n");
        area.show(List.of("status", "a"));
        screen.print("message\n");
        area.show(List.of("status", "a"));
        assertThat(screen.text()).isEqualTo("trace\nmessage\nstatus\na\n");
    }

    @Test
    void withoutLinesTextPassesUnchanged() throws IOException {
        StringBuilder written = new StringBuilder();
        LiveArea plain = new LiveArea(
                new Screen(20, 5) {
                    @Override
                    void print(String text) {
                        written.append(text);
                    }
                },
                UTF_8);
        plain.write("one\ntwo".getBytes(UTF_8));
        plain.flush();
        plain.show(List.of());
        assertThat(written).hasToString("one\ntwo");
    }

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
        LiveArea plain = new LiveArea(pipe, UTF_8);
        StringBuilder expected = new StringBuilder();

        for (int i = 0; i < 5; i++) {
            String text = Integer.toString(i).repeat(length);
            plain.write(text.getBytes(UTF_8));
            expected.append(text);
        }
        plain.flush();

        assertThat(pipe.toString(UTF_8)).isEqualTo(expected.toString());
    }
}
