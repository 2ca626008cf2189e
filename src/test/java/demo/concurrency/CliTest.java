package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.show.Output;
import demo.concurrency.task.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

    private static final String OPTIONS =
            "--copies, --mode, --return-when, --timeout, --jobs, --quiet, --timeline, --joblog, --verbose, --help,"
                    + " --version";

    /** What a run of the program showed. */
    private record Run(int status, String output, String errors) {

        static Run of(Time time, String... args) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            ByteArrayOutputStream errors = new ByteArrayOutputStream();
            Output shown = new Output("standard output", output, UTF_8);
            PrintStream said = new PrintStream(errors, true, UTF_8);
            int status = Cli.run(new ConcurrencyDemo(shown, said, time), shown, said, args);
            return new Run(status, output.toString(UTF_8), errors.toString(UTF_8));
        }

        static Run of(String... args) {
            return of(new AutomaticTime(), args);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void fixedListOneAfterAnother() {
        assertThat(Run.of("--mode=sequential")).isEqualTo(new Run(0, """
                        >>> doing task one
                        found wait of duration 1 seconds
                        <<< finished task one
                        >>> doing task two
                        <<< finished task two
                        >>> doing task three
                        found wait of duration 3 seconds
                        <<< finished task three
                        took 4.000000000 seconds
                        """, ""));
    }

    @Test
    void customListAllAtOnce() {
        Run run = Run.of("-m", "concurrent", "build tools=1.50", "lint", "test=800ms", "lint");

        assertThat(run.status).isZero();
        assertThat(run.errors).isEmpty();
        assertThat(run.output)
                .contains(
                        ">>> doing task build tools\nfound wait of duration 1.5 seconds\n",
                        ">>> doing task test\nfound wait of duration 0.8 seconds\n");
        assertThat(run.output.lines())
                .hasSize(11)
                .containsOnlyOnce("<<< finished task build tools", "<<< finished task test")
                .endsWith("took 2.300000000 seconds");
        assertThat(run.output.lines().filter("<<< finished task lint"::equals)).hasSize(2);
    }

    @Test
    void bothPassesByDefault() {
        assertThat(Run.of("--quiet", "one=1")).isEqualTo(new Run(0, """
                        took 1.000000000 seconds
                        --------------------
                        took 1.000000000 seconds
                        """, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEQUENTIAL", "Sequential", "sequential"})
    void modeInAnyCase(String mode) {
        assertThat(Run.of("-q", "--mode=" + mode, "one=1").output).isEqualTo("took 1.000000000 seconds\n");
    }

    @Test
    void copiesRepeatWholeList() {
        assertThat(Run.of("--mode=sequential", "--copies=2", "a", "b").output.lines())
                .startsWith(
                        ">>> doing task a#1",
                        "<<< finished task a#1",
                        ">>> doing task b#1",
                        "<<< finished task b#1",
                        ">>> doing task a#2",
                        "<<< finished task a#2",
                        ">>> doing task b#2",
                        "<<< finished task b#2");
    }

    @Test
    void tenThousandTasksKeepTheirLinesTogether() {
        Time restless = new Time() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(Duration.ofNanos(Math.floorMod(duration.hashCode(), 1_000_000)));
            }
        };
        String[] args = new String[10_001];
        args[0] = "--mode=concurrent";
        for (int i = 1; i < args.length; i++) {
            args[i] = "task " + i + "=" + i;
        }

        List<String> lines = Run.of(restless, args).output.lines().toList();

        assertThat(lines).hasSize(30_001);
        for (int i = 1; i < args.length; i++) {
            int start = lines.indexOf(">>> doing task task " + i);
            assertThat(lines.get(start + 1)).isEqualTo("found wait of duration " + i + " seconds");
            assertThat(lines.lastIndexOf("<<< finished task task " + i)).isGreaterThan(start);
        }
    }

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

        assertThat(Run.of("first", "@" + file, "last").output).isEqualTo("""
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
    void byteOrderMarkIsNoPartOfFile() throws IOException {
        Path file = Files.writeString(folder.resolve("tasks"), "\ufeff# comment\r\none\r\n");

        assertThat(Run.of("@" + file).output).startsWith(">>> doing task one\n<<< finished task one\n");
    }

    /** A second look at the arguments, by picocli say, would take the line for a file. */
    @Test
    void lineOfFileIsNoFile() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "no=such\n");
        Path file = Files.writeString(folder.resolve("tasks"), "@" + other + "\n");

        assertThat(Run.of("@" + file).output).startsWith(">>> doing task @" + other + "\n");
    }

    @Test
    void badArgumentFiles() throws IOException {
        String expected = "; expected a text file with one argument a line";
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertUsageError("'@no/such/file': no such file" + expected, "one", "@no/such/file");
        assertUsageError("'@" + binary + "': not UTF-8 text" + expected, "@" + binary);
        assertThat(Run.of("@" + folder).errors).startsWith("concurrency-demo: '@" + folder + "': ");
        assertThat(Run.of("@" + folder).status).isEqualTo(2);
        assertThat(Run.of("@").status).isEqualTo(2);
        assertThat(Run.of("@\0").errors).startsWith("concurrency-demo: '@\\u0000': ");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    "", "the name is empty; expected NAME or NAME=WORK"
                    =1, "the name is empty; expected NAME or NAME=WORK"
                    a=, "'' is not a duration; expected a plain decimal number with an optional unit (ns us ms s m h), such as 1.5 or 800ms"
                    a=run:, "the command is empty; expected run:COMMAND"
                    a=cpu:, "'' is not a duration; expected a plain decimal number with an optional unit (ns us ms s m h), such as 1.5 or 800ms"
                    a=gpu:1, "'gpu:' is no kind of work; expected DURATION, cpu:DURATION or run:COMMAND"
                    a=-1, "'-1' is not a duration; expected a plain decimal number with an optional unit (ns us ms s m h), such as 1.5 or 800ms"
                    a=99999999999999999999s, "'99999999999999999999s' is too long; expected a duration of at most 9223372036.854775807 seconds"
                    """)
    void badTasks(String task, String message) {
        assertUsageError("'" + task + "': " + message, "good", task);
    }

    @Test
    void controlCharactersAreShownAsText() {
        assertUsageError(
                "'a\\u000ab\\u001b[2J': the name has a control character; expected NAME or NAME=WORK, all of it"
                        + " printable",
                "a\nb\u001b[2J");
    }

    @Test
    void unknownOptions() {
        assertUsageError("Unknown option: '--fast'; expected one of " + OPTIONS, "--fast", "one");
        assertUsageError("Unknown option: '-x'; expected one of " + OPTIONS, "one", "-x");
        assertUsageError("Unknown option: '-1'; expected -- before a task that starts with -", "one", "-1");
        assertUsageError("Unknown option: '-1'; expected -- before a task that starts with -", "-1", "--", "-2");
    }

    @Test
    void namesMayLookLikeOptionsAfterTwoDashes() {
        assertThat(Run.of("--mode=sequential", "--", "-1", "--fast").output.lines())
                .contains(">>> doing task -1", ">>> doing task --fast");
    }

    @Test
    void conditionThatEndsPassesEarly() {
        assertThat(Run.of("--return-when=first-completed", "--mode=sequential", "one=1", "two"))
                .isEqualTo(new Run(
                        0,
                        """
                        >>> doing task one
                        found wait of duration 1 seconds
                        <<< finished task one
                        took 1.000000000 seconds
                        """,
                        "concurrency-demo: sequential pass ended early: 1 finished, 0 failed, 0 cancelled,"
                                + " 1 not started\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-exception", "FIRST_EXCEPTION", "First-Exception"})
    void conditionsInAnyCaseWithDashOrUnderscore(String condition) {
        assertThat(Run.of("-q", "-w", condition, "-m", "sequential", "one=1").status)
                .isZero();
    }

    @Test
    void timeoutEndsBothPasses() {
        Run run = Run.of(Time.SYSTEM, "--timeout=10ms", "one=1h");

        assertThat(run.status).isEqualTo(124);
        assertThat(run.output.lines().filter("xxx cancelled task one"::equals)).hasSize(2);
        assertThat(run.errors).isEqualTo("""
                        concurrency-demo: sequential pass timed out: 0 finished, 0 failed, 1 cancelled, 0 not started
                        concurrency-demo: concurrent pass timed out: 0 finished, 0 failed, 1 cancelled, 0 not started
                        """);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void failureCountsMoreThanTimeout() {
        Run run = Run.of(Time.SYSTEM, "--timeout=1", "--mode=sequential", "bad=run:exit 3", "slow=1h");

        assertThat(run.status).isEqualTo(1);
        assertThat(run.output).startsWith("""
                        >>> doing task bad
                        found command exit 3
                        !!! failed task bad: exit status 3
                        >>> doing task slow
                        found wait of duration 3600 seconds
                        xxx cancelled task slow
                        took""");
        assertThat(run.errors)
                .isEqualTo("concurrency-demo: sequential pass timed out: 0 finished, 1 failed, 1 cancelled,"
                        + " 0 not started\n");
    }

    @Test
    void oneJobAtOnceIsListOrder() {
        assertThat(Run.of("--mode=concurrent", "--jobs=1", "one=1", "two").output)
                .isEqualTo("""
                        >>> doing task one
                        found wait of duration 1 seconds
                        <<< finished task one
                        >>> doing task two
                        <<< finished task two
                        took 1.000000000 seconds
                        """);
    }

    @Test
    void busyTask() {
        assertThat(Run.of(Time.SYSTEM, "--mode=concurrent", "one=cpu:1ms").output)
                .startsWith("""
                        >>> doing task one
                        found work of duration 0.001 seconds
                        <<< finished task one
                        took 0.0""");
    }

    @Test
    void jobLogIsOpenedBeforeAnythingRuns() {
        Run run = Run.of("--joblog=" + folder, "one=1");

        assertThat(run.status).isEqualTo(2);
        assertThat(run.output).isEmpty();
        assertThat(run.errors)
                .startsWith(
                        "concurrency-demo: Invalid value for option '--joblog': '" + folder + "' cannot be opened (")
                .contains("); expected a file to write to\n");
    }

    @Test
    void timelineComesAfterThePasses() {
        assertThat(Run.of("--quiet", "--timeline", "--mode=sequential", "one=1", "two=3").output)
                .isEqualTo("""
                        took 4.000000000 seconds
                                                                                       start    end  s
                        sequential
                        ---------------                                                0.000  1.000  one
                                       ----------------------------------------------  1.000  4.000  two
                        '              '               '              '
                        0              1               2              3 s
                        - wait
                        """);
    }

    @Test
    void badOptionValues() {
        assertUsageError(
                "Invalid value for option '--return-when': expected one of all-completed, first-completed,"
                        + " first-exception but was 'first'",
                "--return-when=first");
        assertUsageError(
                "Invalid value for option '--timeout': '-1' is not a duration; expected a plain decimal number with an"
                        + " optional unit (ns us ms s m h), such as 1.5 or 800ms",
                "--timeout=-1");
        assertUsageError(
                "Invalid value for option '--jobs': expected a whole number from 1 to 2147483647 but was '0'",
                "--jobs=0");

        assertUsageError(
                "Invalid value for option '--mode': expected one of both, sequential, concurrent but was 'both,'",
                "--mode=both,");
        for (String count : List.of("0", "-1", "1.5", "+2", "١", "many", "2147483648", "")) {
            assertUsageError(
                    "Invalid value for option '--copies': expected a whole number from 1 to 2147483647 but was '"
                            + count + "'",
                    "--copies=" + count);
        }
        assertUsageError(
                "'--copies=2147483647' of 3 tasks; expected at most 2147483647 tasks in all", "--copies=2147483647");
    }

    @Test
    void helpTellsAll() {
        Run run = Run.of("--help", "a=bad");

        assertThat(run.status).isZero();
        assertThat(run.errors).isEmpty();
        assertThat(run.output)
                .startsWith("Usage: concurrency-demo [OPTIONS] [TASK | @FILE]...\n")
                .contains("--mode", "--copies", "--quiet", "--verbose", "--version")
                .contains("NAME=DURATION", "ns us ms s m h", "concurrency-demo @tasks.txt", "143  terminated");
        assertThat(run.output.lines()).allMatch(line -> line.length() <= 80);
    }

    private static void assertUsageError(String message, String... args) {
        assertThat(Run.of(args))
                .isEqualTo(new Run(2, "", "concurrency-demo: " + message + "\nTry 'concurrency-demo --help'\n"));
    }
}
