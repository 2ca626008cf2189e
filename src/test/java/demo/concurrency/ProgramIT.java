package demo.concurrency;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packaged program: the built-in list, a long list, another locale, diagnostics, {@code --threads}, and signals
 * while no command runs. For signals to commands, see {@link CommandsIT}.
 */
class ProgramIT {

    private static final List<String> EGYPT = List.of("-Duser.language=ar", "-Duser.country=EG");

    @TempDir
    private Path folder;

    @Test
    void builtInTaskListRunsInBothPasses() throws Exception {
        Result result = DemoProcess.run();

        assertThat(result.errors()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.output())
                .hasLineCount(19)
                .startsWith(">>> doing task one\nfound wait of duration 1 seconds\n<<< finished task one\n")
                .containsPattern(
                        "\n<<< finished task three\ntook ([4-9]|\\d\\d+)\\.\\d{9} seconds\n-{20}\n>>> doing task one\n")
                .containsPattern("\n<<< finished task three\ntook ([3-9]|\\d\\d+)\\.\\d{9} seconds\n$");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, \u2503 nothing", "US-ASCII, | nothing"})
    void chartHasBlocksIfTheCharacterSetHasThem(String charset, String legend) throws Exception {
        List<String> options = List.of("-Dstdout.encoding=" + charset);
        try (DemoProcess demo = DemoProcess.start(DemoProcess.JDK, options, "--timeline", "one")) {
            assertThat(demo.result().output()).contains("\n" + legend);
        }
    }

    /** Each duration ends with a 1, since the trace shows no trailing zeros. */
    @Test
    void traceOfLongListIsCompleteAndTheLinesOfEachTaskStayTogether() throws Exception {
        int tasks = 100_000;
        Path list = Files.writeString(
                folder.resolve("list"),
                IntStream.range(0, tasks)
                        .mapToObj(i -> "0.5" + i + "1=0.5" + i + "1\n")
                        .collect(joining()));

        Result result = DemoProcess.run("--mode=concurrent", "@" + list);

        assertThat(result.errors()).isEmpty();
        List<String> lines = result.output().lines().toList();
        assertThat(lines).hasSize(3 * tasks + 1);
        // Fails if a line occurs twice.
        Map<String, Integer> places = IntStream.range(0, lines.size()).boxed().collect(toMap(lines::get, i -> i));
        for (int i = 0; i < tasks; i++) {
            String task = "0.5" + i + "1";
            int start = places.get(">>> doing task " + task);
            assertThat(lines.get(start + 1)).isEqualTo("found wait of duration " + task + " seconds");
            assertThat(places.get("<<< finished task " + task)).isGreaterThan(start);
        }
        assertThat(lines.getLast()).matches("took (0\\.[5-9]|[1-9]\\d*\\.)\\d+ seconds");
    }

    /** The digits of this locale are not those of ASCII. */
    @Test
    void numbersAreTheSameInEveryLocale() throws Exception {
        Result run = DemoProcess.runWith(EGYPT, "--timeline", "-w=first-completed", "one=0.01", "two=1h");
        String help = DemoProcess.runWith(EGYPT, "--help").output();
        String error = DemoProcess.runWith(EGYPT, "a\tb").errors();

        assertThat(run.output()).containsPattern("took \\d+\\.\\d{9} seconds");
        assertThat(run.errors())
                .contains("concurrent pass ended early: 1 finished, 0 failed, 1 cancelled, 0 not started");
        assertThat(help).contains("130");
        assertThat(error).contains("'a\\u0009b'");
        assertThat(run.output() + run.errors() + help + error).doesNotContainPattern("[٠-٩]");
    }

    @Test
    void versionIsThatOfTheBuild() throws Exception {
        assertThat(DemoProcess.run("--version"))
                .isEqualTo(new Result(0, "concurrency-demo " + System.getProperty("project.version") + "\n", ""));
    }

    @Test
    void onlyVerboseLoadsSlf4j() throws Exception {
        Path loaded = folder.resolve("loaded");
        List<String> logClasses = List.of("-Xlog:class+load:file=" + loaded);

        assertThat(DemoProcess.runWith(logClasses, "one=0.01", "two").errors()).isEmpty();
        assertThat(Files.readString(loaded)).contains("demo.concurrency").doesNotContain("slf4j");

        DemoProcess.runWith(logClasses, "--verbose", "one=0.01", "two");
        assertThat(Files.readString(loaded)).contains("slf4j");
    }

    @ParameterizedTest
    @CsvSource({"virtual, VirtualThread", "platform, Thread", "PLATFORM, Thread"})
    void tasksOfBothPassesRunOnThatKindOfThreadWithTheirName(String kind, String thread) throws Exception {
        Result result = DemoProcess.run("--threads=" + kind, "--verbose", "one=0.01");

        assertThat(result.status()).isZero();
        assertThat(result.errors().lines().filter(line -> line.contains(" task one runs on ")))
                .hasSize(2)
                .allMatch(line ->
                        line.matches(".*DEBUG concurrency-demo - task one runs on " + thread + "\\[#\\d+,one[],].*"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void traceDoesNotDependOnKindOfThread() throws Exception {
        List<String> virtual = trace("--threads=virtual --jobs=1");

        assertThat(virtual)
                .containsSequence(
                        "found work of duration 0.005 seconds", "<<< finished task compute", ">>> doing task command")
                .contains("[command] two", "!!! failed task bad: exit status 3");
        assertThat(trace("--threads=platform --jobs=1")).isEqualTo(virtual);
        assertThat(trace("--threads=platform --jobs=9")).containsExactlyInAnyOrderElementsOf(virtual);
    }

    /** What a run prints, without the number of its {@code took} line. */
    private static List<String> trace(String options) throws Exception {
        Result result = DemoProcess.run(DemoProcess.shell("\"$@\" -m concurrent " + options
                + " wait=1ms nothing compute=cpu:5ms 'command=run:echo one; echo two' 'bad=run:exit 3'"));

        assertThat(result.errors()).isEmpty();
        assertThat(result.status()).isEqualTo(1);
        return result.output().replaceAll("took .*", "took").lines().toList();
    }

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

    /** Runs the program in a JVM that is already ending, as if a signal had come during its start. */
    static final class EndingJvm {

        private EndingJvm() {}

        public static void main(String... args) throws InterruptedException {
            CountDownLatch ending = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                ending.countDown();
                // Long enough for the program to run, if it does.
                LockSupport.parkNanos(2_000_000_000L);
            }));
            Thread.ofPlatform().daemon().start(() -> System.exit(143));
            ending.await();
            ConcurrencyDemo.main(args);
        }
    }

    /** A signal before the program has added its shutdown hook. */
    @Test
    void programThatIsEndedDuringItsStartPrintsNothing() throws Exception {
        String java = DemoProcess.JDK + "/bin/java";
        String classPath = DemoProcess.JAR + File.pathSeparator + "target/test-classes";

        assertThat(DemoProcess.run(List.of(java, "-cp", classPath, EndingJvm.class.getName(), "one")))
                .isEqualTo(new Result(143, "", ""));
    }
}
