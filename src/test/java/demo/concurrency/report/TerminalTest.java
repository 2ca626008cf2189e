package demo.concurrency.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({"100, 100", "40, 40", "39, 40", "-5, 40", "1000, 1000", "1001, 1000", "wide, 80", ", 80", "'', 80"})
    void columnsAreClamped(String variable, int columns) {
        assertThat(Terminal.columns(variable)).isEqualTo(columns);
    }

    @Test
    void blocksDependOnCharacterSet() {
        assertThat(Terminal.hasBlocks(StandardCharsets.UTF_8)).isTrue();
        assertThat(Terminal.hasBlocks(StandardCharsets.US_ASCII)).isFalse();
        assertThat(Terminal.hasBlocks(StandardCharsets.ISO_8859_1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/pts/3", "/dev/tty1", "/dev/ttyS0", "/dev/console"})
    void statusLineOnTerminalWithoutTrace(String terminal) {
        assertThat(Terminal.supportsStatusLine(true, terminal, terminal)).isTrue();
        assertThat(Terminal.supportsStatusLine(false, terminal, terminal)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home/me/log", "/dev/null"})
    void statusLineIfTraceGoesToFile(String file) {
        assertThat(Terminal.supportsStatusLine(true, file, "/dev/pts/3")).isTrue();
        assertThat(Terminal.supportsStatusLine(false, file, "/dev/pts/3")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home/me/log", "/dev/null", "/home/dev/pts/3", "pipe:[123]", "socket:[123]"})
    void noStatusLineIfStandardErrorIsNoTerminal(String errors) {
        assertThat(Terminal.supportsStatusLine(true, "/dev/pts/3", errors)).isFalse();
        assertThat(Terminal.supportsStatusLine(true, "/home/me/log", errors)).isFalse();
    }

    @Test
    void noStatusLineIfPipeMayEndAtSameTerminal() {
        assertThat(Terminal.supportsStatusLine(true, "pipe:[123]", "/dev/pts/3"))
                .isFalse();
        assertThat(Terminal.supportsStatusLine(false, "pipe:[123]", "/dev/pts/3"))
                .isFalse();
    }
}
