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

/** Arguments from files, and after two dashes. */
class TaskFilesTest {

    @TempDir
    private Path folder;

    @Test
    void argumentsFromFile() throws IOException {
        Path file = Files.writeString(folder.resolve("tasks"), """
                # what is to be done
                --mode=sequential

                it's "quoted"=1
                \t\s
                @home
                 # spaced=0
                two\\tasks
                """);

        assertThat(InProcessRun.of("first", "@" + file, "last").output()).isEqualTo("""
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

    /** A second look at the arguments, by picocli say, would take the line for a file. */
    @Test
    void atSignInLineIsNotSpecial() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "no=such\n");
        Path file = Files.writeString(folder.resolve("tasks"), "@" + other + "\n");

        assertThat(InProcessRun.of("@" + file).output()).startsWith(">>> doing task @" + other + "\n");
    }

    @Test
    void unreadableFiles() throws IOException {
        String expected = "; expected a text file with one argument a line";
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertUsageError("'@no/such/file': no such file" + expected, "one", "@no/such/file");
        assertUsageError("'@" + binary + "': not UTF-8 text" + expected, "@" + binary);
        assertUsageError("'@" + folder + "': is a directory" + expected, "@" + folder);
        assertUsageError("'@': the name of the file is missing; expected @FILE, or @- for standard input", "@");
        assertThat(InProcessRun.of("@\0").errors()).startsWith("concurrency-demo: '@\\u0000': ");
    }

    @Test
    void errorsNameFileAndLine() throws IOException {
        Path tasks = Files.writeString(folder.resolve("tasks"), "one\n\n# two\na=x\n");
        assertUsageError(
                tasks + ":4: 'a=x': 'x' is not a duration; expected a plain decimal number with an optional unit"
                        + " (ns us ms s m h), such as 1.5 or 800ms",
                "@" + tasks);

        Path unknown = Files.writeString(folder.resolve("unknown"), "-q\r\n--moode=both\r\n");
        assertUsageError(unknown + ":2: Unknown option: '--moode=both'; did you mean --mode?", "@" + unknown);

        Path twice = Files.writeString(folder.resolve("twice"), "one\n-n\n2\n");
        assertUsageError(
                twice + ":2: '-n': the option --copies is given a second time; expected it at most once",
                "--copies=1",
                "@" + twice);

        Path value = Files.writeString(folder.resolve("value"), "-q\n--jobs=none\n");
        assertUsageError(
                value + ":2: Invalid value for option '--jobs': expected a whole number from 1 to 2147483647 but was"
                        + " 'none'",
                "@" + value);
    }

    @Test
    void lineMustNotBeLongerThanOneMebibyte() throws IOException {
        String longest = "x".repeat(1 << 20);
        Path file = Files.writeString(folder.resolve("tasks"), "one\n" + longest + "\r" + longest + "\n");
        assertThat(InProcessRun.of("-q", "@" + file).status()).isZero();

        Files.writeString(file, "one\n\n" + longest + "x\na=bad\n");
        assertUsageError(file + ":3: the line is longer than 1 MiB; expected one argument a line", "@" + file);
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

    @Test
    void everyArgumentAfterDoubleDashInFileIsTask() throws IOException {
        Path file = Files.writeString(folder.resolve("tasks"), "--mode=sequential\n--\n-x\n");

        assertThat(InProcessRun.of("@" + file, "@no/such/file").output())
                .startsWith(">>> doing task -x\n<<< finished task -x\n>>> doing task @no/such/file\n");
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
