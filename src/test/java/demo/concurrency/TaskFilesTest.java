package demo.concurrency;

import static demo.concurrency.InProcessRun.assertUsageError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks from files, and after two dashes. */
class TaskFilesTest {

    @TempDir
    private Path folder;

    @Test
    void tasksFromFile() throws IOException {
        Path file = Files.writeString(folder.resolve("tasks"), """
                # what is to be done

                it's "quoted"=1
                \t\s
                @home
                 # spaced=0
                two\\tasks
                """);

        assertThat(InProcessRun.of("first", "@" + file, "-m=sequential", "last").output())
                .isEqualTo("""
                        >>> doing task first
                        <<< finished task first
                        >>> doing task it's "quoted"
                        found wait of duration 1 seconds
                        <<< finished task it's "quoted"
                        >>> doing task @home
                        <<< finished task @home
                        >>> doing task  # spaced
                        <<< finished task  # spaced
                        >>> doing task two\\tasks
                        <<< finished task two\\tasks
                        >>> doing task last
                        <<< finished task last
                        took 1.000000000 seconds
                        """);
    }

    @Test
    void byteOrderMarkIsSkipped() throws IOException {
        Path file = Files.writeString(folder.resolve("tasks"), "\ufeff# comment\r\none\r\n");

        assertThat(InProcessRun.of("@" + file).output()).startsWith(">>> doing task one\n<<< finished task one\n");
    }

    @Test
    void byteOrderMarksOfConcatenatedFilesAreSkipped() throws IOException {
        Path file = Files.writeString(
                folder.resolve("tasks"), "\ufeffone\n\ufeff# comment\n\ufeff\ufefftwo\n\ufeff\nx\ufeff\n");

        assertThat(InProcessRun.of("-m=sequential", "@" + file).output().lines().filter(line -> line.startsWith(">>>")))
                .containsExactly(">>> doing task one", ">>> doing task two", ">>> doing task x\ufeff");
    }

    @Test
    void listWithoutTaskIsUsageError() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "");
        Path comment = Files.writeString(folder.resolve("comment"), "# none\n\n");

        assertUsageError("'@" + empty + "': the list holds no task; expected one task a line", "-q", "@" + empty);
        assertUsageError(
                "'@" + empty + " @" + comment + "': the list holds no task; expected one task a line",
                "@" + empty,
                "@" + comment);
        assertThat(InProcessRun.of("@" + empty, "one").status()).isZero();
    }

    @Test
    void optionInFileIsUsageError() throws IOException {
        String expected = ": options stand on the command line, not in a file; expected NAME or NAME=WORK";
        for (String line : new String[] {"-q", "--mode=both", "--", "-"}) {
            Path file = Files.writeString(folder.resolve("tasks"), "one\n\ufeff" + line + "\r\n");
            assertUsageError(file + ":2: '" + line + "'" + expected, "@" + file);
        }
    }

    @Test
    void orderOfTasksAndFilesIsKept() throws IOException {
        Path b = Files.writeString(folder.resolve("b"), "b");
        Path d = Files.writeString(folder.resolve("d"), "d\n");

        assertThat(InProcessRun.of("a", "@" + b, "-m", "sequential", "c", "@" + d, "--", "@" + b)
                        .output()
                        .lines()
                        .filter(line -> line.startsWith(">>>")))
                .containsExactly(
                        ">>> doing task a",
                        ">>> doing task b",
                        ">>> doing task c",
                        ">>> doing task d",
                        ">>> doing task @" + b);
    }

    /** A second look at the arguments, by picocli say, would take the line for a file. */
    @Test
    void atSignInLineIsNotSpecial() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "no=such\n");
        Path file = Files.writeString(folder.resolve("tasks"), "@" + other + "\n");

        assertThat(InProcessRun.of("@" + file).output()).startsWith(">>> doing task @" + other + "\n");
    }

    @Test
    void unreadableFiles() throws IOException {
        String expected = "; expected @FILE, with one task a line, or @- for standard input";

        assertUsageError("'@no/such/file': cannot be read: (No such file or directory)" + expected, "@no/such/file");
        assertUsageError("'@" + folder + "': cannot be read: (Is a directory)" + expected, "@" + folder);
        assertThat(InProcessRun.of("@").errors())
                .startsWith("concurrency-demo: '@': cannot be read: (No such file or directory); ");
        assertThat(InProcessRun.of("@\0").errors()).startsWith("concurrency-demo: '@\\u0000': ");
    }

    @Test
    void errorsNameFileAndLine() throws IOException {
        Path tasks = Files.writeString(folder.resolve("tasks"), "one\n\n# two\na=x\n");
        assertUsageError(
                tasks + ":4: 'a=x': 'x' is not a duration; expected a plain decimal number with an optional unit"
                        + " (ns us ms s m h), such as 1.5 or 800ms",
                "@" + tasks);

        Path latin = Files.write(folder.resolve("latin"), new byte[] {'a', '\n', 'b', (byte) 0xe4});
        assertUsageError(
                latin
                        + ":2: 'b\ufffd': contains characters that Java could not decode; expected UTF-8, and a locale such"
                        + " as LC_ALL=C.UTF-8",
                "@" + latin);
    }

    @Test
    void lineMustNotBeLongerThanOneMebibyte() throws IOException {
        String longest = "x".repeat(1 << 20);
        Path file = Files.writeString(folder.resolve("tasks"), "one\n" + longest + "\n" + longest + "\n");
        assertThat(InProcessRun.of("-q", "@" + file).status()).isZero();

        Files.writeString(file, "one\n\n" + longest + "x\na=bad\n");
        assertUsageError(file + ":3: the line is longer than 1 MiB; expected one task a line", "@" + file);
    }

    @Test
    void manyDashedTasksAreReadInLinearTime() {
        String[] args = IntStream.range(0, 40_000).mapToObj(i -> "-" + i).toArray(String[]::new);
        args[0] = "-qm=concurrent";
        args[1] = "--";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(60), () -> InProcessRun.of(args)))
                .returns(0, InProcessRun::status);
    }

    @Test
    void everyArgumentAfterDoubleDashIsTask() {
        assertThat(InProcessRun.of("--mode=sequential", "--", "-1", "--fast", "@home", "--", "-q")
                        .output()
                        .lines())
                .contains(
                        ">>> doing task -1",
                        ">>> doing task --fast",
                        ">>> doing task @home",
                        ">>> doing task --",
                        ">>> doing task -q");
    }

    /** The same text may be an option before the two dashes, and a task after them. */
    @Test
    void optionsMayHaveTheTextOfTasks() {
        assertThat(InProcessRun.of("-q", "-m", "sequential", "--", "-q")).satisfies(run -> {
            assertThat(run.status()).isZero();
            assertThat(run.output()).matches("took [\\d.]+ seconds\n");
        });
        assertUsageError(
                "Invalid value for option '--timeout': '-1' is not a duration; expected a plain decimal number with an"
                        + " optional unit (ns us ms s m h), such as 1.5 or 800ms",
                "--timeout",
                "-1",
                "--",
                "-1");
    }

    @Test
    void valuesOfOptionsMayBeArgumentsOfTheirOwn() {
        assertThat(InProcessRun.of("-qm", "sequential", "one=1", "--copies", "2")
                        .output())
                .isEqualTo("took 2.000000000 seconds\n");
    }
}
