package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown on a terminal: a pseudo-terminal of script(1). In the scripts, {@code "$@"} starts the program. */
class TerminalIT {

    @TempDir
    private Path folder;

    @Test
    void statusLineIsShownAndErasedOnTerminal() throws Exception {
        assertThat(screen("\"$@\" --quiet --mode=concurrent nap=2 two"))
                .containsPattern("concurrent: 1 of 2 ended in \\d\\.\\d s, 1 running: nap")
                .doesNotContain("\u001b[38")
                .matches("(?s).*\r\u001b\\[Jtook \\d+\\.\\d+ seconds\r\n");
    }

    @Test
    void statusLineIsShownIfTraceGoesToFile() throws Exception {
        assertThat(screen("\"$@\" --mode=concurrent nap=2 two > log")).contains("concurrent: 1 of 2 ended");
        assertThat(Files.readString(folder.resolve("log")))
                .contains("<<< finished task nap\n")
                .doesNotContain("ended", "\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--quiet 2>&1 | cat", "--quiet | cat", "--quiet 2> errors"})
    void noStatusLineWithTraceOnTerminalOrIfAStreamIsNoTerminal(String options) throws Exception {
        assertThat(screen("touch errors; \"$@\" --mode=concurrent nap=0.5 " + options + "; cat errors"))
                .matches("(?s)(>>> [^\u001b]*<<< finished task nap\r\n)?took \\d+\\.\\d+ seconds\r\n");
    }

    /** The shell of a script has no job control unless told so. */
    @ParameterizedTest
    @ValueSource(strings = {"\"$@\" -vT -m concurrent nap=0.5", "set -m; \"$@\" -T -m concurrent nap=0.5 & wait"})
    void nothingIsDrawnTogetherWithDiagnosticsOrInTheBackground(String script) throws Exception {
        assertThat(screen(script))
                .contains("<<< finished task nap", "\u2501\u2501")
                .doesNotContain("ended in", "\u001b[J");
    }

    @Test
    void timelineIsDrawnLiveAndOnceAtTheEnd() throws Exception {
        String screen = screen("\"$@\" --timeline --mode=concurrent nap=2");

        assertThat(screen).containsPattern("concurrent: 0 of 1 ended in \\d\\.\\d s, 1 running: nap");
        assertThat(screen.substring(screen.indexOf("took")))
                .contains("\nconcurrent\r\nnap  \u001b[38;5;32m\u2501\u2501\u2501", "wait\r\n")
                .doesNotContain("ended in", "\u001b[J");
    }

    @Test
    void speedupIsSaidOnTerminalWithoutTimeline() throws Exception {
        assertThat(screen("\"$@\" a=0.5 b=0.5"))
                .containsPattern("\nconcurrency-demo: sequential \\d+\\.\\d+ s, concurrent .* times faster\r\n$");
        assertThat(screen("\"$@\" a=0.5 b=0.5 2>&1 | cat")).doesNotContain("faster");
        assertThat(screen("\"$@\" --timeline a=0.5 b=0.5"))
                .doesNotContain("concurrency-demo:")
                .contains("times faster\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM=dumb", "TERM="})
    void noControlSequencesOnDumbTerminal(String variable) throws Exception {
        assertThat(screen(variable + " \"$@\" -qT -m concurrent nap=0.5"))
                .contains("\u2501\u2501")
                .doesNotContain("\u001b");
    }

    @Test
    void timelineInFileHasBlocksAndNoControlSequences() throws Exception {
        screen("\"$@\" -qT -m concurrent nap=0.5 > chart");

        assertThat(Files.readString(folder.resolve("chart")))
                .contains("\u2501\u2501")
                .doesNotContain("\u001b");
    }

    @Test
    void noColourLeavesTheBlocksAndCharacterSetWithoutBlocksGetsAscii() throws Exception {
        assertThat(screen("NO_COLOR=1 \"$@\" -qT -m concurrent nap=0.01"))
                .contains("\u2501\u2501")
                .doesNotContain("\u001b[38");
        assertThat(screen("NO_COLOR= \"$@\" -qT -m concurrent nap=0.01")).contains("\u001b[38;5;32m\u2501\u2501");
        DemoProcess.assumeAsciiPath();
        assertThat(screen("LC_ALL=C \"$@\" -qT -m concurrent nap=0.01")).contains("\u001b[38;5;32m----");
    }

    @ParameterizedTest
    @CsvSource({
        "stty cols 50 rows 24; COLUMNS=0 \"$@\" %s, 50",
        "stty cols 132 rows 24; COLUMNS=0 \"$@\" %s, 132",
        "stty cols 100 rows 24; COLUMNS=60 \"$@\" %s, 60",
        "COLUMNS=60 \"$@\" %s > chart; cat chart, 60",
        "stty cols 100; \"$@\" %s | cat, 80",
    })
    void timelineIsAsWideAsTheTerminal(String script, int columns) throws Exception {
        assertThat(screen(script.replace("%s", "-qT -m concurrent nap=0.01")).lines())
                .map(line -> line.replaceFirst(".*\u001b8\u001b\\[\\?7h", ""))
                .filteredOn(line -> line.endsWith("carrier"))
                .first()
                .asString()
                .hasSize(columns);
    }

    /** What is shown while a shell runs the script in the folder of the test, on a terminal that understands colours. */
    private String screen(String script) throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/script")), "script(1), which creates a pseudo-terminal, is missing");
        assumeTrue(
                DemoProcess.run(List.of("script", "-qec", "true", "/dev/null")).status() == 0,
                "the system has no pseudo-terminal left, or no /dev/pts");
        String command = "set -- '" + DemoProcess.JDK + "/bin/java' -jar '" + DemoProcess.JAR + "'; cd '" + folder
                + "'; export TERM=xterm; " + script;
        Result result = DemoProcess.run(List.of("script", "-qec", command, "/dev/null"));

        assertThat(result.status()).isZero();
        return result.output();
    }
}
