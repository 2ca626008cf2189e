package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private final List<String> emitted = new ArrayList<>();
    private final LineSplitter lines = new LineSplitter(line -> emitted.add(new String(line, ISO_8859_1)));

    @Test
    void emitsEachLineAsSoonAsItEnds() {
        add("one\n\ntw");
        assertThat(emitted).containsExactly("one", "");

        add("o\nthr");
        assertThat(emitted).containsExactly("one", "", "two");
    }

    @Test
    void emitsLastLineWithoutLineFeed() {
        add("one\ntwo");
        lines.finish();

        assertThat(emitted).containsExactly("one", "two");
    }

    @Test
    void emitsNoEmptyLineAtEnd() {
        add("one\n");
        lines.finish();

        assertThat(emitted).containsExactly("one");
    }

    @Test
    void doesNotChangeBytes() {
        add("\u00ff\u0000\r\u001b[0m\r\n");

        assertThat(emitted).containsExactly("\u00ff\u0000\r\u001b[0m\r");
    }

    @Test
    void emitsLongLineInParts() {
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'x');
        for (int i = 0; i < 20; i++) {
            lines.add(megabyte, megabyte.length);
        }
        lines.finish();

        assertThat(emitted).extracting(String::length).containsExactly(8 << 20, 8 << 20, 4 << 20);
    }

    @Test
    void emitsNoEmptyLineAfterPartThatEndsItsLine() {
        byte[] part = new byte[8 << 20];
        Arrays.fill(part, (byte) 'x');
        lines.add(part, part.length);
        add("\n\ntwo\n");

        assertThat(emitted).extracting(String::length).containsExactly(8 << 20, 0, 3);
    }

    private void add(String text) {
        byte[] bytes = (text + "rest of the buffer").getBytes(ISO_8859_1);
        lines.add(bytes, text.length());
    }
}
