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
    void statusLineIsShownAndClearedOnTerminal() throws Exception {
        assertThat(screen("--quiet --mode=concurrent nap=0.5 two"))
                .containsPattern(
                        "\r\u001b\\[K\u001b\\[\\?7lconcurrent: 1 of 2 ended, 1 running, 0\\.[1-9] s, waits end in 0\\.\\d s")
                .containsPattern("\\?7h\r\r\u001b\\[K\u001b\\[\\?7l\u001b\\[\\?7h\rtook 0\\.5\\d+ seconds\r\n$");
    }

    @Test
    void statusLineIsShownIfTraceGoesToFile() throws Exception {
        Path log = folder.resolve("log");

        assertThat(screen("--mode=concurrent nap=0.5 two > " + log)).contains("concurrent: 1 of 2 ended");
        assertThat(Files.readString(log)).contains("<<< finished task nap\n").doesNotContain("ended");
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
    void noStatusLineTogetherWithDiagnostics() throws Exception {
        assertThat(screen("--quiet --verbose --mode=concurrent nap=0.5"))
                .contains("task nap finished")
                .doesNotContain(" ended,", "\u001b[K");
    }

    @Test
    void timelineIsDrawnWithBlocksIfCharacterSetHasThem() throws Exception {
        String arguments = "--quiet --timeline --mode=concurrent nap=0.01";

        assertThat(screen(List.of("LC_ALL=C.UTF-8", "NO_COLOR=1"), arguments)).contains("\u2591\u2591\u2591\u2591");
        assertThat(screen(List.of("LC_ALL=C.UTF-8", "NO_COLOR=1"), arguments + " @- < /dev/null"))
                .contains("\u2591\u2591\u2591\u2591");
    }

    @Test
    void noControlSequencesOnDumbTerminal() throws Exception {
        assertThat(screen(List.of("LC_ALL=C.UTF-8", "TERM=dumb"), "--quiet --timeline --mode=concurrent nap=0.5"))
                .contains("\u2591\u2591")
                .doesNotContain("\u001b");
    }

    @Test
    void timelineIsDrawnInColours() throws Exception {
        String arguments = "--quiet --timeline --mode=concurrent nap=0.01";

        assertThat(screen(List.of("LC_ALL=C.UTF-8", "TERM=xterm"), arguments)).contains("\u001b[36m\u2591\u2591");
        assertThat(screen(List.of("LC_ALL=C.UTF-8", "TERM=xterm", "NO_COLOR=1"), arguments))
                .doesNotContain("\u001b[36m");
    }

    @Test
    void timelineIsDrawnInAsciiIfCharacterSetHasNoBlocks() throws Exception {
        DemoProcess.assumeAsciiPath();
        assertThat(screen(List.of("LC_ALL=C", "NO_COLOR=1"), "--quiet --timeline --mode=concurrent nap=0.01"))
                .contains("----");
    }

    @Test
    void timelineIsAsWideAsColumnsVariable() throws Exception {
        for (int columns : new int[] {60, 100}) {
            assertThat(screen(
                            List.of("COLUMNS=" + columns),
                            "--quiet --timeline --mode=concurrent nap=0.01 > " + folder + "/chart"))
                    .doesNotContain("limit");
            assertThat(Files.readAllLines(folder.resolve("chart")).get(1)).hasSize(columns);
        }
    }

    private static String screen(String arguments) throws Exception {
        return screen(List.of("LC_ALL=C.UTF-8"), arguments);
    }

    /** What the program shows on a terminal. */
    private static String screen(List<String> variables, String arguments) throws Exception {
        assumePseudoTerminal();
        String command = "env " + String.join(" ", variables) + " '" + DemoProcess.JDK + "/bin/java' -jar '"
                + DemoProcess.JAR + "' " + arguments;
        Process terminal =
                Processes.builder("script", "-qec", command, "/dev/null").start();

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
