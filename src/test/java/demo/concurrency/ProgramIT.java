package demo.concurrency;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program: the built-in list, a long list, another locale, and diagnostics. */
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
        Set<String> started = new HashSet<>();
        Set<String> finished = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String task = lines.get(i).substring(lines.get(i).lastIndexOf(' ') + 1);
            if (lines.get(i).equals(">>> doing task " + task)) {
                assertThat(lines.get(i + 1)).isEqualTo("found wait of duration " + task + " seconds");
                started.add(task);
            } else if (lines.get(i).equals("<<< finished task " + task)) {
                assertThat(started.contains(task)).as(task).isTrue();
                finished.add(task);
            }
        }
        assertThat(finished).hasSize(tasks);
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
}
