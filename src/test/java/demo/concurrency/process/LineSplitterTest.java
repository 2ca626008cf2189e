package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private final List<String> passed = new ArrayList<>();
    private final LineSplitter lines = new LineSplitter(line -> passed.add(new String(line, ISO_8859_1)));

    @Test
    void passesOnEachLineAsSoonAsItEnds() {
        write("one\n\ntw");
        assertThat(passed).containsExactly("one", "");

        write("o\nthr");
        assertThat(passed).containsExactly("one", "", "two");
    }

    @Test
    void passesOnLastLineWithoutEnd() {
        write("one\ntwo");
        lines.close();

        assertThat(passed).containsExactly("one", "two");
    }

    @Test
    void addsNoLineAfterLastOne() {
        write("one\n");
        lines.close();

        assertThat(passed).containsExactly("one");
    }

    @Test
    void leavesBytesAsTheyAre() {
        write("\u00ff\u0000\r\u001b[0m\r\n");

        assertThat(passed).containsExactly("\u00ff\u0000\r\u001b[0m\r");
    }

    @Test
    void takesSingleBytes() {
        for (byte b : "one\ntwo\n".getBytes(ISO_8859_1)) {
            lines.write(b);
        }

        assertThat(passed).containsExactly("one", "two");
    }

    @Test
    void passesOnEndlessLineInParts() {
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'x');
        for (int i = 0; i < 20; i++) {
            lines.write(megabyte, 0, megabyte.length);
        }
        lines.close();

        assertThat(passed).extracting(String::length).containsExactly(8 << 20, 8 << 20, 4 << 20);
    }

    private void write(String text) {
        byte[] bytes = ("<" + text + ">").getBytes(ISO_8859_1);
        lines.write(bytes, 1, bytes.length - 2);
    }
}
