package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status line, on a pseudo-terminal of script(1). */
class TerminalIT {

    @TempDir
    private Path folder;

    @Test
    void statusLineIsShownAndClearedOnTerminal() throws Exception {
        assumePseudoTerminal();
        String command = Demo.JDK + "/bin/java -jar " + Demo.JAR + " --quiet --mode=concurrent nap=0.5 two";

        Process terminal = new ProcessBuilder("script", "-qec", command, "/dev/null").start();

        String screen = new String(terminal.getInputStream().readAllBytes(), UTF_8);
        assertThat(terminal.waitFor()).isZero();
        assertThat(screen)
                .containsPattern("\r\u001b\\[K\u001b\\[\\?7lconcurrent: 1 of 2 tasks ended, 1 running, 0\\.[1-9] s")
                .containsPattern("\\?7h\r\r\u001b\\[K\u001b\\[\\?7l\u001b\\[\\?7h\rtook 0\\.5\\d+ seconds\r\n$");
    }

    @Test
    void noStatusLineIfAnyStreamIsNotTerminal() throws Exception {
        assumePseudoTerminal();
        String command = Demo.JDK + "/bin/java -jar " + Demo.JAR + " --quiet --mode=concurrent nap=0.5";
        for (String redirection : List.of("< /dev/null", "2>&1 | cat", "2> " + folder + "/errors")) {
            Process terminal = new ProcessBuilder("script", "-qec", command + " " + redirection, "/dev/null").start();

            String screen = new String(terminal.getInputStream().readAllBytes(), UTF_8);
            assertThat(screen).matches("took 0\\.5\\d+ seconds\r\n");
        }
        assertThat(folder.resolve("errors")).isEmptyFile();
    }

    private static void assumePseudoTerminal() {
        assumeTrue(Files.exists(Path.of("/usr/bin/script")), "script(1), which creates a pseudo-terminal, is missing");
    }
}
