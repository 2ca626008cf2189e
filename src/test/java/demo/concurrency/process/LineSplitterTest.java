package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineSplitterTest {

    private final List<String> emitted = new ArrayList<>();

    /** Each line is emitted as soon as it ends, with a carriage return too: a progress display overwrites its line so. */
    @ParameterizedTest
    @CsvSource({
        "'one\n\ntw', 'o\nthr', one||two|thr",
        "'one\n', 'two\n', one|two",
        "'1/3\r', '2/3\r3/3\r', 1/3|2/3|3/3",
        "'one\r\n\r\ntwo\r', '\nthree\n\rfour\n', one||two|three||four",
        "'\u00ff\u0000\u0080\u001b[2K\n', '', \u00ff\u0000\u0080\u001b[2K",
    })
    void emitsLinesAsTheyEnd(String first, String second, String expected) throws IOException {
        List<Integer> countsBeforeReads = new ArrayList<>();
        Iterator<String> parts = List.of(first, second).iterator();
        split(new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                countsBeforeReads.add(emitted.size());
                if (!parts.hasNext()) {
                    return -1;
                }
                String part = parts.next();
                byte[] bytes = (part + "rest of\nthe buffer").getBytes(ISO_8859_1);
                System.arraycopy(bytes, 0, buffer, offset, bytes.length);
                return part.length();
            }
        });

        assertThat(String.join("|", emitted)).isEqualTo(expected);
        assertThat(countsBeforeReads).startsWith(0, first.replace("\r\n", "\n").split("[\r\n]", -1).length - 1);
    }

    @Test
    void emitsLongLineInParts() throws IOException {
        split(new ByteArrayInputStream(new byte[20 << 20]));

        assertThat(emitted).extracting(String::length).containsExactly(8 << 20, 8 << 20, 4 << 20);
    }

    private void split(InputStream stream) throws IOException {
        LineSplitter.split(stream, line -> emitted.add(new String(line, ISO_8859_1)));
    }
}
