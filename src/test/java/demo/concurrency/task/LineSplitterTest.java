package demo.concurrency.task;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineSplitterTest {

    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(line -> lines.add(new String(line, ISO_8859_1)));

    /** Each line is passed on as soon as it ends, with a carriage return too: a progress display overwrites its line so. */
    @ParameterizedTest
    @CsvSource({
        "'one\n\ntw', 'o\nthr', one||two|thr",
        "'one\n', 'two\n', one|two",
        "'1/3\r', '2/3\r3/3\r', 1/3|2/3|3/3",
        "'one\r\n\r\ntwo\r', '\nthree\n\rfour\n', one||two|three||four",
        "'\u00ff\u0000\u0080\u001b[2K\n', '', \u00ff\u0000\u0080\u001b[2K",
    })
    void passesLinesOnAsTheyEnd(String first, String second, String expected) throws IOException {
        splitter.write(first.getBytes(ISO_8859_1));
        assertThat(lines).hasSize(first.replace("\r\n", "\n").split("[\r\n]", -1).length - 1);

        splitter.write(second.getBytes(ISO_8859_1));
        splitter.close();
        assertThat(String.join("|", lines)).isEqualTo(expected);
    }

    @Test
    void passesLongLineOnInParts() throws IOException {
        splitter.write(new byte[20 << 20]);
        splitter.write('\n');
        splitter.write(new byte[8 << 20]);
        splitter.write('\n');

        assertThat(lines).extracting(String::length).containsExactly(8 << 20, 8 << 20, 4 << 20, 8 << 20);
    }

    @Test
    void passesNothingOnFromInterruptedThread() throws IOException {
        Thread.currentThread().interrupt();
        splitter.write("one\ntwo".getBytes(ISO_8859_1));
        splitter.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(lines).isEmpty();
    }
}
