package demo.concurrency;

import static demo.concurrency.DemoRun.assertUsageError;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

        assertThat(DemoRun.of("first", "@" + file, "last").output()).isEqualTo("""
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

        assertThat(DemoRun.of("@" + file).output()).startsWith(">>> doing task one\n<<< finished task one\n");
    }

    /** A second look at the arguments, by picocli say, would take the line for a file. */
    @Test
    void atSignInLineIsNotSpecial() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "no=such\n");
        Path file = Files.writeString(folder.resolve("tasks"), "@" + other + "\n");

        assertThat(DemoRun.of("@" + file).output()).startsWith(">>> doing task @" + other + "\n");
    }

    @Test
    void unreadableFiles() throws IOException {
        String expected = "; expected a text file with one argument a line";
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertUsageError("'@no/such/file': no such file" + expected, "one", "@no/such/file");
        assertUsageError("'@" + binary + "': not UTF-8 text" + expected, "@" + binary);
        assertThat(DemoRun.of("@" + folder).errors()).startsWith("concurrency-demo: '@" + folder + "': ");
        assertThat(DemoRun.of("@" + folder).status()).isEqualTo(2);
        assertThat(DemoRun.of("@").status()).isEqualTo(2);
        assertThat(DemoRun.of("@\0").errors()).startsWith("concurrency-demo: '@\\u0000': ");
    }

    @Test
    void everyArgumentAfterDoubleDashIsTask() {
        assertThat(DemoRun.of("--mode=sequential", "--", "-1", "--fast", "@home", "--", "-q")
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

        assertThat(DemoRun.of("@" + file, "@no/such/file").output())
                .startsWith(">>> doing task -x\n<<< finished task -x\n>>> doing task @no/such/file\n");
    }

    /** The same text may be an option before the two dashes, and a task after them. */
    @Test
    void optionsMayHaveTheTextOfTasks() {
        assertThat(DemoRun.of("-q", "-m", "sequential", "--", "-q")).satisfies(run -> {
            assertThat(run.status()).isZero();
            assertThat(run.output()).matches("took [\\d.]+ seconds\n");
        });
        assertThat(DemoRun.of("-qm", "sequential", "--copies", "2", "a=1", "-n=3")
                        .errors())
                .contains("'--copies' (N) should be specified only once");
    }

    @Test
    void valuesOfOptionsMayBeArgumentsOfTheirOwn() {
        assertThat(DemoRun.of("-qm", "sequential", "one=1", "--copies", "2").output())
                .isEqualTo("took 2.000000000 seconds\n");
    }
}
