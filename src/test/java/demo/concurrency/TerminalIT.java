package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown on a terminal: a pseudo-terminal of script(1). */
class TerminalIT {

    @TempDir
    private Path folder;

    @Test
    void statusLineIsShownAndErasedOnTerminal() throws Exception {
        assertThat(screen("--quiet --mode=concurrent nap=0.5 two"))
                .containsPattern("concurrent: 1 of 2 ended in \\d\\.\\d s, 1 running: nap")
                .doesNotContain("\u001b[38")
                .matches("(?s).*\r\u001b\\[Jtook 0\\.5\\d+ seconds\r\n");
    }

    @Test
    void statusLineIsShownIfTraceGoesToFile() throws Exception {
        Path log = folder.resolve("log");

        assertThat(screen("--mode=concurrent nap=0.5 two > " + log)).contains("concurrent: 1 of 2 ended");
        assertThat(Files.readString(log)).contains("<<< finished task nap\n").doesNotContain("ended", "\u001b");
    }

    @Test
    void noStatusLineWithTraceOnTerminal() throws Exception {
        assertThat(screen("--mode=concurrent nap=0.5"))
                .contains("<<< finished task nap")
                .doesNotContain("ended");
    }

    @Test
    void noStatusLineIfStandardErrorIsNoTerminalOrOutputIsPipe() throws Exception {
        for (String redirection : List.of("2>&1 | cat", "| cat", "2> " + folder + "/errors")) {
            assertThat(screen("--quiet --mode=concurrent nap=0.5 " + redirection))
                    .matches("took 0\\.5\\d+ seconds\r\n");
        }
        assertThat(folder.resolve("errors")).isEmptyFile();
    }

    @Test
    void nothingIsDrawnTogetherWithDiagnostics() throws Exception {
        assertThat(screen("--timeline --verbose --mode=concurrent nap=0.5"))
                .contains("task nap finished", "\u2501\u2501")
                .doesNotContain(" ended in", "\u001b[J");
    }

    @Test
    void nothingIsDrawnInTheBackground() throws Exception {
        // The shell of a script has no job control unless told so.
        assertThat(screen(List.of("LC_ALL=C.UTF-8"), "--timeline --mode=concurrent nap=0.5", "set -m; %s & wait"))
                .contains("<<< finished task nap", "\u2501\u2501")
                .doesNotContain("ended in", "\u001b[J");
    }

    @Test
    void timelineIsDrawnLiveAndOnceAtTheEnd() throws Exception {
        String screen = screen("--timeline --mode=concurrent nap=0.5");

        assertThat(screen).containsPattern("concurrent: 0 of 1 ended in 0\\.\\d s, 1 running: nap");
        assertThat(screen.substring(screen.indexOf("took")))
                .contains("\nconcurrent\r\nnap  \u001b[38;5;32m\u2501\u2501\u2501", "wait\r\n")
                .doesNotContain("ended in", "\u001b[J");
    }

    @Test
    void speedupIsSaidOnTerminalWithoutTimeline() throws Exception {
        assertThat(screen("a=0.5 b=0.5"))
                .containsPattern("\nconcurrency-demo: sequential 1\\.\\d+ s, concurrent .* times faster\r\n$");
        assertThat(screen("a=0.5 b=0.5 2>&1 | cat")).doesNotContain("faster");
        assertThat(screen("--timeline a=0.5 b=0.5"))
                .doesNotContain("concurrency-demo:")
                .contains("times faster\r\n");
    }

    @Test
    void noControlSequencesOnDumbTerminal() throws Exception {
        for (String term : List.of("TERM=dumb", "TERM=")) {
            assertThat(screen(List.of("LC_ALL=C.UTF-8", term), "--quiet --timeline --mode=concurrent nap=0.5"))
                    .contains("\u2501\u2501")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void noColoursLeavesTheBlocks() throws Exception {
        assertThat(screen(List.of("LC_ALL=C.UTF-8", "TERM=xterm", "NO_COLOR=1"), "-qT -m concurrent nap=0.01"))
                .contains("\u2501\u2501")
                .doesNotContain("\u001b[38");
        assertThat(screen(List.of("LC_ALL=C.UTF-8", "TERM=xterm", "NO_COLOR="), "-qT -m concurrent nap=0.01"))
                .contains("\u001b[38;5;32m\u2501\u2501");
    }

    @Test
    void timelineInFileHasBlocksAndNoControlSequences() throws Exception {
        Path chart = folder.resolve("chart");
        screen("--quiet --timeline --mode=concurrent nap=0.5 > " + chart);
        assertThat(Files.readString(chart)).contains("\u2501\u2501").doesNotContain("\u001b");
    }

    @Test
    void timelineIsDrawnInAsciiIfCharacterSetHasNoBlocks() throws Exception {
        DemoProcess.assumeAsciiPath();
        assertThat(screen(List.of("LC_ALL=C", "NO_COLOR=1"), "--quiet --timeline --mode=concurrent nap=0.01"))
                .contains("----");
    }

    @Test
    void timelineIsAsWideAsTheTerminal() throws Exception {
        for (int columns : new int[] {50, 132}) {
            assertThat(widthOfChart(List.of("LC_ALL=C.UTF-8", "COLUMNS=0"), "stty cols " + columns + " rows 24; %s"))
                    .isEqualTo(columns);
        }
        assertThat(widthOfChart(List.of("COLUMNS=60"), "stty cols 100 rows 24; %s"))
                .isEqualTo(60);
        assertThat(widthOfChart(List.of("COLUMNS=60"), "%s > " + folder + "/chart; cat " + folder + "/chart"))
                .isEqualTo(60);
        assertThat(widthOfChart(List.of("-u COLUMNS"), "stty cols 100; %s | cat"))
                .isEqualTo(80);
    }

    private static int widthOfChart(List<String> variables, String shell) throws Exception {
        return screen(variables, "--quiet --timeline --mode=concurrent nap=0.01", shell)
                .lines()
                .filter(line -> line.endsWith("carrier"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*\u001b8\u001b\\[\\?7h", "")
                .length();
    }

    private static String screen(String arguments) throws Exception {
        return screen(List.of("LC_ALL=C.UTF-8", "TERM=xterm"), arguments);
    }

    /** What the program shows on a terminal. */
    private static String screen(List<String> variables, String arguments) throws Exception {
        return screen(variables, arguments, "%s");
    }

    /** @param shell what a shell runs, with {@code %s} for the program */
    private static String screen(List<String> variables, String arguments, String shell) throws Exception {
        assumePseudoTerminal();
        String command = "env " + String.join(" ", variables) + " '" + DemoProcess.JDK + "/bin/java' -jar '"
                + DemoProcess.JAR + "' " + arguments;
        Process terminal = Processes.builder("script", "-qec", shell.replace("%s", command), "/dev/null")
                .start();

        String screen = new String(terminal.getInputStream().readAllBytes(), UTF_8);
        assertThat(terminal.waitFor()).isZero();
        return screen;
    }

    private static void assumePseudoTerminal() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/usr/bin/script")), "script(1), which creates a pseudo-terminal, is missing");
        Process probe = Processes.builder("script", "-qec", "true", "/dev/null").start();
        probe.getInputStream().readAllBytes();
        assumeTrue(probe.waitFor() == 0, "the system has no pseudo-terminal left, or no /dev/pts");
    }
}
