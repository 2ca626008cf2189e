package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals to the program while no command runs. For those with commands, see {@link CommandsIT}. */
class SignalsIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    @DisabledOnOs(OS.WINDOWS)
    void signalCancelsTasksAndFlushesTrace(String signal, int status) throws Exception {
        EndToEndSupport.assertSignalCancelsTasks(DemoProcess.JDK, signal, status);
    }

    /** More lines than a pipe holds are still queued when the last task has been cancelled. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void queuedTraceIsWrittenBeforeProgramEnds() throws Exception {
        Path log = folder.resolve("log");
        try (DemoProcess demo =
                DemoProcess.start("--mode=concurrent", "--copies=2000", "--joblog=" + log, "nap".repeat(200) + "=1h")) {
            demo.output().readLine();
            demo.signal("TERM");
            awaitCancelledTasks(log);

            Result result = demo.result();
            assertThat(result.status()).isEqualTo(143);
            assertThat(result.output().lines().filter(line -> line.startsWith("xxx cancelled task ")))
                    .hasSize(Files.readAllLines(log).size() - 1);
            assertThat(result.output()).endsWith("\n");
        }
    }

    /** Returns when the log has rows and has not grown for a moment. */
    private static void awaitCancelledTasks(Path log) throws Exception {
        int rows = 0;
        for (int lastRows = -1; rows < 2 || rows != lastRows; ) {
            Thread.sleep(50);
            lastRows = rows;
            rows = Files.readAllLines(log).size();
        }
    }

    /** A signal before the program has added its shutdown hook. */
    @Test
    void programThatIsEndedDuringItsStartPrintsNothing() throws Exception {
        String testClasses = Path.of(EndingJvm.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();

        try (DemoProcess demo = DemoProcess.start(List.of(
                DemoProcess.JDK + "/bin/java",
                "-cp",
                DemoProcess.JAR + File.pathSeparator + testClasses,
                EndingJvm.class.getName(),
                "one"))) {
            assertThat(demo.result()).isEqualTo(new Result(143, "", ""));
        }
    }
}
