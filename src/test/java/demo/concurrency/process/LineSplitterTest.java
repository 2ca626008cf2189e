package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        add("\u00ff\u0000\u0080\u001b[2K\n");

        assertThat(emitted).containsExactly("\u00ff\u0000\u0080\u001b[2K");
    }

    /** A progress display overwrites its line so. */
    @Test
    void carriageReturnEndsLineAtOnce() {
        add("1/3\r");
        assertThat(emitted).containsExactly("1/3");

        add("2/3\r3/3\r");
        assertThat(emitted).containsExactly("1/3", "2/3", "3/3");
    }

    @Test
    void carriageReturnAndLineFeedAreOneEnd() {
        add("one\r\n\r\ntwo\r");
        add("\nthree\n\rfour\n");

        assertThat(emitted).containsExactly("one", "", "two", "three", "", "four");
    }

    /** Here, &lt; stands for the escape character. */
    @ParameterizedTest
    @CsvSource({
        "<[31mone, true",
        "one<[1;38:5:17m, true",
        "<[m<[0mone<[7m, true",
        "<[31mone<[0m, false",
        "<[31mone<[m<[K, false",
        "one<[2K, false",
        "one, false",
    })
    void resetsColoursThatALineLeavesOn(String line, boolean isReset) {
        String bytes = line.replace('<', '\u001b');
        add(bytes + "\n");

        assertThat(emitted).containsExactly(isReset ? bytes + "\u001b[0m" : bytes);
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

    private void add(String text) {
        byte[] bytes = (text + "rest of\nthe buffer").getBytes(ISO_8859_1);
        lines.add(bytes, text.length());
    }
}
