package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Files;
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

/** Task lists from standard input and files, and standard output that is closed or full, or that nobody reads. */
@DisabledOnOs(OS.WINDOWS)
class InputOutputIT {

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

    /** The JVM's own files take the place of closed streams. */
    @ParameterizedTest
    @CsvSource({"> /dev/full, No space left on device", ">&-, Bad file descriptor", "<&- >&-, Bad file descriptor"})
    @EnabledOnOs(OS.LINUX)
    void failedOutputGivesOneLineMessageAndCancelsTasks(String redirection, String reason) throws Exception {
        assertThat(DemoProcess.run(DemoProcess.shell("\"$@\" one=1h " + redirection)))
                .isEqualTo(new Result(70, "", "concurrency-demo: cannot write to standard output: " + reason + "\n"));
    }

    @Test
    void tasksFromStandardInput() throws Exception {
        Result result =
                DemoProcess.run(DemoProcess.shell("printf 'na\u00efve\\n\\nb\\n' | \"$@\" -m=sequential @- @- \u00e7"));

        assertThat(result.output().lines().filter(line -> line.startsWith(">>>")))
                .containsExactly(">>> doing task na\u00efve", ">>> doing task b", ">>> doing task \u00e7");
    }

    @Test
    void errorInStandardInputNamesLine() throws Exception {
        assertThat(DemoProcess.run(DemoProcess.shell("printf 'a\\n\\nb=x\\n' | \"$@\" @-")))
                .isEqualTo(Result.usageError(
                        "standard input:3: 'b=x': 'x' is not a duration; expected a plain decimal number with an"
                                + " optional unit (ns us ms s m h), such as 1.5 or 800ms"));
    }

    /** The JVM then has a file of its own open as descriptor 0, and crashes once that is closed. */
    @Test
    void closedStandardInputIsUsageError() throws Exception {
        Result result = DemoProcess.run(DemoProcess.shell("\"$@\" @- <&-"));

        assertThat(result).returns(2, Result::status).returns("", Result::output);
        assertThat(result.errors()).startsWith("concurrency-demo: ").endsWith("\nTry 'concurrency-demo --help'\n");
    }

    /** The device never ends and has no line feeds. The heap must not fill. */
    @Test
    void endlessLineIsUsageErrorInSmallHeap() throws Exception {
        assertThat(DemoProcess.runWith(List.of("-Xmx16m"), "@/dev/zero"))
                .isEqualTo(Result.usageError("/dev/zero:1: the line is longer than 1 MiB; expected one task a line"));
    }

    /** Under {@code LC_ALL=C}, Java would pass the command on with question marks, which a shell takes for wildcards. */
    @Test
    void commandThatLocaleCannotHoldIsUsageError() throws Exception {
        DemoProcess.assumeAsciiPath();
        Path file = Files.writeString(folder.resolve("tasks.txt"), "a=run:rm -f \u00fc\n");

        Result result = DemoProcess.run(DemoProcess.shell("LC_ALL=C \"$@\" '@" + file + "'"));

        assertThat(result).returns(2, Result::status).returns("", Result::output);
        assertThat(result.errors()).contains(":1: 'a=run:rm -f ?': the command contains characters", "LC_ALL=C.UTF-8");
    }
}
