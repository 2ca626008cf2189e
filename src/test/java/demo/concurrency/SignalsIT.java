package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals to the program while no command runs. For those with commands, see {@link CommandsIT}. */
class SignalsIT {

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    @DisabledOnOs(OS.WINDOWS)
    void signalCancelsTasksAndFlushesTrace(String signal, int status) throws Exception {
        EndToEndSupport.assertSignalCancelsTasks(DemoProcess.JDK, signal, status);
    }

    /** More lines than a pipe holds are still queued when the last task has been cancelled, which takes less than a second. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void queuedTraceIsWrittenBeforeProgramEnds() throws Exception {
        try (DemoProcess demo = DemoProcess.start("--mode=concurrent", "--copies=2000", "nap".repeat(200) + "=1h")) {
            demo.skipLines(1);
            demo.signal("TERM");
            Thread.sleep(1_000);

            Result result = demo.result();
            assertThat(result.status()).isEqualTo(143);
            List<String> lines = result.output().lines().toList();
            assertThat(lines.stream().filter(line -> line.startsWith("xxx cancelled task ")))
                    .hasSameSizeAs(lines.stream()
                            .filter(line -> line.startsWith("found wait "))
                            .toList());
            assertThat(result.output()).endsWith("\n");
        }
    }

    /** A signal before the program has added its shutdown hook. */
    @Test
    void programThatIsEndedDuringItsStartPrintsNothing() throws Exception {
        try (DemoProcess demo = DemoProcess.start(List.of(
                DemoProcess.JDK + "/bin/java",
                "-cp",
                DemoProcess.JAR + File.pathSeparator + "target/test-classes",
                EndingJvm.class.getName(),
                "one"))) {
            assertThat(demo.result()).isEqualTo(new Result(143, "", ""));
        }
    }
}
