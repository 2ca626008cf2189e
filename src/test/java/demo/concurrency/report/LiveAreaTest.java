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

    /** Shows the lines, and returns all text that is or was on the screen. */
    private String show(String... lines) throws IOException {
        area.show(List.of(lines));
        return screen.text();
    }

    @Test
    void linesStandBelowTheText() throws IOException {
        write("one\n");
        assertThat(show("status", "a --")).isEqualTo("one\nstatus\na --\n");
        assertThat(show("status 2", "a ---")).isEqualTo("one\nstatus 2\na ---\n");

        write("two\nthree\n");
        assertThat(show("status 3", "a -")).isEqualTo("one\ntwo\nthree\nstatus 3\na -\n");
        assertThat(show()).isEqualTo("one\ntwo\nthree\n");

        write("four\n");
        assertThat(screen.text()).isEqualTo("one\ntwo\nthree\nfour\n");
    }

    /** If the lines were left out until the next drawing, they would flicker. */
    @Test
    void linesAreDrawnAgainTogetherWithTheText() throws Exception {
        show("status");
        // So that the interval between two drawings has passed.
        Thread.sleep(20);
        write("one\n");

        assertThat(screen.text()).isEqualTo("one\nstatus\n");
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
        assertThat(show("status")).isEqualTo(expected + "status\n");
        assertThat(show()).isEqualTo(expected.toString());
    }

    /** A write may end anywhere, also within a character. */
    @Test
    void linesAreDrawnOnlyBelowCompleteLines() throws IOException {
        write("one, ");
        assertThat(show("status")).isEqualTo("one,\n");
        write("two\n");
        assertThat(show("status")).isEqualTo("one, two\nstatus\n");

        write("beginning");
        assertThat(show("status 2")).isEqualTo("one, two\nbeginning\n");
        write(" and end\n");
        assertThat(show("status 3")).isEqualTo("one, two\nbeginning and end\nstatus 3\n");
    }

    @Test
    void linesThatAreTooLongAreCutOff() throws IOException {
        assertThat(show("0123456789012345678901234", "next")).isEqualTo("0123456789012345678\nnext\n");
        show();
        write("0123456789012345678901234\n");
        assertThat(screen.text()).isEqualTo("01234567890123456789\n01234\n");
    }

    @Test
    void nothingIsLeftBehindWhenTheTerminalGetsNarrower() throws IOException {
        write("trace\n");
        show("a line of 18 chars", "b line of 18 chars");
        screen.resize(10, 6);
        assertThat(show("a", "b")).isEqualTo("trace\na\nb\n");
    }

    /** The size may be known only later. */
    @Test
    void nothingIsLeftBehindWhenTheTerminalGetsLower() throws IOException {
        write("trace\n");
        show("a", "b", "c", "d");
        screen.resize(20, 3);
        for (int i = 0; i < 10; i++) {
            show("a" + i, "b", "c", "d");
        }
        assertThat(screen.text()).isEqualTo("trace\na9\nd\n");
        assertThat(show("a")).isEqualTo("trace\na\n");
        assertThat(show()).isEqualTo("trace\n");
    }

    @Test
    void otherTextOverwritesTheLines() throws IOException {
        write("trace\n");
        show("status", "a");
        screen.print("message\n");
        assertThat(show("status", "a")).isEqualTo("trace\nmessage\nstatus\na\n");
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
    void withoutLinesTextPassesUnchangedAlsoToNonBlockingChannel(int length) throws Exception {
        NonBlockingChannel pipe = new NonBlockingChannel();
        LiveArea plain = new LiveArea(pipe, UTF_8);
        StringBuilder expected = new StringBuilder();

        for (int i = 0; i < 5; i++) {
            String text = "\n" + Integer.toString(i).repeat(length - 1);
            plain.write(text.getBytes(UTF_8));
            expected.append(text);
        }
        plain.flush();
        plain.show(List.of());

        assertThat(pipe.toString(UTF_8)).isEqualTo(expected.toString());
    }
}
