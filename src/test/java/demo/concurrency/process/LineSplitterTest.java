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
        write("one\n\ntw");
        assertThat(emitted).containsExactly("one", "");

        write("o\nthr");
        assertThat(emitted).containsExactly("one", "", "two");
    }

    @Test
    void emitsLastLineWithoutLineFeed() {
        write("one\ntwo");
        lines.close();

        assertThat(emitted).containsExactly("one", "two");
    }

    @Test
    void emitsNoEmptyLineAtEnd() {
        write("one\n");
        lines.close();

        assertThat(emitted).containsExactly("one");
    }

    @Test
    void doesNotChangeBytes() {
        write("\u00ff\u0000\r\u001b[0m\r\n");

        assertThat(emitted).containsExactly("\u00ff\u0000\r\u001b[0m\r");
    }

    @Test
    void acceptsSingleBytes() {
        for (byte b : "one\ntwo\n".getBytes(ISO_8859_1)) {
            lines.write(b);
        }

        assertThat(emitted).containsExactly("one", "two");
    }

    @Test
    void emitsLongLineInParts() {
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'x');
        for (int i = 0; i < 20; i++) {
            lines.write(megabyte, 0, megabyte.length);
        }
        lines.close();

        assertThat(emitted).extracting(String::length).containsExactly(8 << 20, 8 << 20, 4 << 20);
    }

    private void write(String text) {
        byte[] bytes = ("<" + text + ">").getBytes(ISO_8859_1);
        lines.write(bytes, 1, bytes.length - 2);
    }
}
