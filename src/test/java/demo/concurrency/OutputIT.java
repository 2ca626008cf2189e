package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output that is closed or full, or whose reader does not read. */
@DisabledOnOs(OS.WINDOWS)
class OutputIT {

    @TempDir
    private Path folder;

    /** Few lines, more than a pipe holds, and tasks that print nothing more once one of them has ended. */
    @ParameterizedTest
    @CsvSource({
        "--mode=both one=0.1 two three=1h, 1",
        "--mode=concurrent --copies=2000 nap=1h, 1",
        "--mode=concurrent --jobs=2 one=1 two=1h, 4",
    })
    void closedOutputGivesStatus141WithoutMessage(String args, int lines) throws Exception {
        try (DemoProcess demo = DemoProcess.start(args.split(" "))) {
            demo.skipLines(lines);
            demo.output().close();

            assertThat(demo.result()).isEqualTo(new Result(141, "", ""));
        }
    }

    @Test
    void fullDiskGivesOneLineMessage() throws Exception {
        EndToEndSupport.assumeDevFull();

        assertThat(DemoProcess.run(DemoProcess.shell("\"$@\" one=1h > /dev/full")))
                .isEqualTo(new Result(
                        70, "", "concurrency-demo: cannot write to standard output: No space left on device\n"));
    }

    /**
     * Nothing reads the pipe, so the program blocks on it as soon as it is full. After some seconds, more is queued than may be, and the
     * task waits to print.
     */
    @ParameterizedTest
    @CsvSource({"yes=run:yes, 3000", "tick, 3000", "tick, 0"})
    void signalEndsProgramWhileOutputIsBlocked(String task, long millis) throws Exception {
        try (DemoProcess demo =
                DemoProcess.start(DemoProcess.JDK, List.of("-Xmx64m"), "-m", "sequential", "-n", "1000000", task)) {
            demo.skipLines(1);
            Thread.sleep(millis);
            long signalled = System.nanoTime();
            demo.signal("TERM");

            assertThat(demo.waitFor()).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - signalled)).isLessThan(Duration.ofSeconds(12));
        }
    }

    /** The pipe is full, and the process itself has it open for reading. */
    @Test
    void standardErrorThatNobodyReadsDelaysOnlyTheEnd() throws Exception {
        Result result = DemoProcess.run(DemoProcess.shell("cd '" + folder + "' && mkfifo pipe && exec 9<>pipe &&"
                + " dd if=/dev/zero bs=65536 count=1 >&9 2>/dev/null && exec \"$@\" --timeout=0.1 one=1h 2>&9"));

        assertThat(result.status()).isEqualTo(124);
        assertThat(result.output()).containsPattern("(?s)xxx cancelled task one\n.*xxx cancelled task one\n");
    }

    /** The JVM's own files take the place of the closed streams. */
    @ParameterizedTest
    @ValueSource(strings = {">&-", "<&- >&-"})
    @EnabledOnOs(OS.LINUX)
    void closedDescriptorIsAFaultAndNotLostSilently(String redirection) throws Exception {
        assertThat(DemoProcess.run(DemoProcess.shell("\"$@\" one " + redirection)))
                .isEqualTo(
                        new Result(70, "", "concurrency-demo: cannot write to standard output: Bad file descriptor\n"));
    }
}
