package demo.concurrency.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({
        "24 80, , 80, 24",
        "10 132, '', 132, 10",
        "24 80, 100, 100, 24",
        "24 90, 0, 90, 24",
        "24 90, -5, 90, 24",
        "24 90, wide, 90, 24",
        "0 0, , 80, 24",
        "'', , 80, 24",
        "'', 100, 100, 24",
        "not a terminal, , 80, 24"
    })
    void size(String answer, String variable, int columns, int rows) {
        assertThat(TerminalSize.parse(answer, variable)).isEqualTo(new TerminalSize(columns, rows));
    }

    @Test
    void coloursDependOnEnvironment() {
        assertThat(Terminal.supportsColours(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.supportsColours(Map.of("TERM", "xterm", "NO_COLOR", "")))
                .isTrue();
        assertThat(Terminal.supportsColours(Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
        assertThat(Terminal.supportsColours(Map.of("TERM", "dumb"))).isFalse();
    }

    @Test
    void terminalOfUnknownKindUnderstandsNoControlSequences() {
        assertThat(Terminal.understandsControlSequences(Map.of())).isFalse();
        assertThat(Terminal.understandsControlSequences(Map.of("TERM", ""))).isFalse();
        assertThat(Terminal.understandsControlSequences(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.understandsControlSequences(Map.of("TERM", "linux")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3, true",
        "/dev/tty1, true",
        "/dev/ttyS0, true",
        "/dev/console, true",
        "/home/me/log, false",
        "/dev/null, false",
        "/home/dev/pts/3, false",
        "pipe:[123], false",
        "socket:[123], false"
    })
    void filesOfTerminals(String file, boolean isTerminal) {
        assertThat(Terminal.isTerminal(file)).isEqualTo(isTerminal);
    }

    @Test
    void foregroundIsTheProcessGroupOfTheTerminal() {
        assertThat(Terminal.isForeground("7 (a (b) c) S 1 7 5 34816 7 4194560 1"))
                .isTrue();
        assertThat(Terminal.isForeground("7 (java) S 1 7 5 34816 5 4194560 1")).isFalse();
    }
}
