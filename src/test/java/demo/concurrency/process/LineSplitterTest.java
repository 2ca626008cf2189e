package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineSplitterTest {

    private final List<String> emitted = new ArrayList<>();
    private final LineSplitter lines = new LineSplitter(line -> emitted.add(new String(line, ISO_8859_1)));

    /** Each line is emitted as soon as it ends, with a carriage return too: a progress display overwrites its line so. */
    @ParameterizedTest
    @CsvSource({
        "'one\n\ntw', 'o\nthr', one||two|thr",
        "'one\n', 'two\n', one|two",
        "'1/3\r', '2/3\r3/3\r', 1/3|2/3|3/3",
        "'one\r\n\r\ntwo\r', '\nthree\n\rfour\n', one||two|three||four",
        "'\u00ff\u0000\u0080\u001b[2K\n', '', \u00ff\u0000\u0080\u001b[2K",
    })
    void emitsLinesAsTheyEnd(String first, String second, String expected) {
        add(first);
        int count = emitted.size();
        assertThat(count).isEqualTo(first.replace("\r\n", "\n").split("[\r\n]", -1).length - 1);

        add(second);
        lines.finish();

        assertThat(String.join("|", emitted)).isEqualTo(expected);
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
        for (int i = 0; i < 20; i++) {
            lines.add(new byte[1 << 20], 1 << 20);
        }
        lines.finish();

        assertThat(emitted).extracting(String::length).containsExactly(8 << 20, 8 << 20, 4 << 20);
    }

    private void add(String text) {
        lines.add((text + "rest of\nthe buffer").getBytes(ISO_8859_1), text.length());
    }
}
