package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output that is closed or full, or whose reader does not read. */
class OutputIT {

    @TempDir
    private Path folder;

    @Test
    void closedOutputGivesStatus141WithoutMessage() throws Exception {
        try (DemoProcess demo = DemoProcess.start("one=0.1", "two", "three=1h")) {
            assertThat(demo.output().readLine()).isEqualTo(">>> doing task one");
            demo.output().close();

            assertThat(demo.result()).isEqualTo(new Result(141, "", ""));
        }
    }

    /** The trace is larger than a pipe. Either the thread of a task or the one that flushes the output gets the error. */
    @RepeatedTest(5)
    void closedOutputIsDetectedByAnyWritingThread() throws Exception {
        try (DemoProcess demo = DemoProcess.start("--mode=concurrent", "--copies=2000", "nap=1h")) {
            demo.output().readLine();
            demo.output().close();

            assertThat(demo.result()).isEqualTo(new Result(141, "", ""));
        }
    }

    /** Only the thread that writes the output notices it. */
    @Test
    void closedOutputEndsRunThatPrintsNothingMore() throws Exception {
        try (DemoProcess demo = DemoProcess.start("--mode=concurrent", "--jobs=2", "one=1", "two=1h")) {
            for (int line = 0; line < 4; line++) {
                demo.output().readLine();
            }
            demo.output().close();

            assertThat(demo.result()).isEqualTo(new Result(141, "", ""));
        }
    }

    @Test
    void fullDiskGivesOneLineMessage() throws Exception {
        EndToEndSupport.assumeDevFull();

        Process shell = Processes.builder(
                        "sh",
                        "-c",
                        "\"$0\" -jar \"$1\" one=1h > /dev/full",
                        DemoProcess.JDK + "/bin/java",
                        DemoProcess.JAR)
                .start();

        assertThat(shell.waitFor()).isEqualTo(70);
        assertThat(shell.errorReader().lines())
                .containsExactly("concurrency-demo: cannot write to standard output: No space left on device");
    }

    /** Nothing reads the pipe, so the program blocks on it as soon as it is full. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void signalEndsProgramWhileOutputIsBlocked() throws Exception {
        try (DemoProcess demo = DemoProcess.start("--mode=sequential", "--copies=1000000", "tick")) {
            assertThat(demo.output().readLine()).isEqualTo(">>> doing task tick#1");
            demo.signal("TERM");

            assertThat(demo.waitFor()).isEqualTo(143);
        }
    }

    /** The command prints more than may be queued, so its task waits to print. */
    @ParameterizedTest
    @ValueSource(strings = {"yes=run:yes", "tick"})
    @DisabledOnOs(OS.WINDOWS)
    void signalEndsProgramWhoseTasksWaitToPrint(String task) throws Exception {
        try (DemoProcess demo =
                DemoProcess.start(DemoProcess.JDK, List.of("-Xmx64m"), "-m", "sequential", "-n", "1000000", task)) {
            demo.output().readLine();
            Thread.sleep(3_000);
            long signalled = System.nanoTime();
            demo.signal("TERM");

            assertThat(demo.waitFor()).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - signalled)).isLessThan(Duration.ofSeconds(12));
        }
    }

    /** The pipe is full, and the process itself has it open for reading. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void standardErrorThatNobodyReadsDelaysOnlyTheEnd() throws Exception {
        Path pipe = folder.resolve("pipe");
        String script = "mkfifo \"$2\" && exec 9<>\"$2\" && dd if=/dev/zero bs=65536 count=1 >&9 2>/dev/null &&"
                + " exec \"$0/bin/java\" -jar \"$1\" --timeout=0.1 one=1h 2>&9";

        Result result = DemoProcess.run(
                List.of("sh", "-c", script, DemoProcess.JDK.toString(), DemoProcess.JAR, pipe.toString()));

        assertThat(result.status()).isEqualTo(124);
        assertThat(result.output()).containsPattern("(?s)xxx cancelled task one\n.*xxx cancelled task one\n");
    }

    /** The JVM's own files take the place of the closed streams. */
    @ParameterizedTest
    @ValueSource(strings = {">&-", "<&- >&-"})
    @EnabledOnOs(OS.LINUX)
    void closedDescriptorIsAFaultAndNotLostSilently(String redirection) throws Exception {
        Result result = DemoProcess.run(List.of(
                "sh",
                "-c",
                "\"$0/bin/java\" -jar \"$1\" one " + redirection,
                DemoProcess.JDK.toString(),
                DemoProcess.JAR));

        assertThat(result)
                .isEqualTo(
                        new Result(70, "", "concurrency-demo: cannot write to standard output: Bad file descriptor\n"));
    }
}
