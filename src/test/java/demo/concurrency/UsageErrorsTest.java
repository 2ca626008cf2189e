package demo.concurrency;

import static demo.concurrency.InProcessRun.assertUsageError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong arguments: one line that quotes the argument and says what is expected. */
class UsageErrorsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    "", "the name is empty; expected NAME or NAME=WORK"
                    =1, "the name is empty; expected NAME or NAME=WORK"
                    a=, "'' is not a duration; expected a plain decimal number with an optional unit (ns us ms s m h), such as 1.5 or 800ms"
                    a=run:, "the command is empty; expected run:COMMAND"
                    a=cpu:, "'' is not a duration; expected a plain decimal number with an optional unit (ns us ms s m h), such as 1.5 or 800ms"
                    a=gpu:1, "'gpu:' is not a kind of work; expected DURATION, cpu:DURATION or run:COMMAND"
                    a=-1, "'-1' is not a duration; expected a plain decimal number with an optional unit (ns us ms s m h), such as 1.5 or 800ms"
                    a=99999999999999999999s, "'99999999999999999999s' is too long; expected a duration of at most 9223372036.854775807 seconds"
                    """)
    void wrongTasks(String task, String message) {
        assertUsageError("'" + task + "': " + message, "good", task);
    }

    @Test
    void controlCharactersAreEscaped() {
        assertUsageError(
                "'a\\u000ab\\u001b[2J': the name contains a control character; expected NAME or NAME=WORK",
                "a\nb\u001b[2J");
    }

    @Test
    void bidirectionalCharactersAreEscaped() {
        for (String character : List.of("\u202a", "\u202e", "\u2066", "\u2069")) {
            assertUsageError(
                    String.format("'a\\u%04xb=1': ", (int) character.charAt(0))
                            + "the name contains a bidirectional control character, which would reorder its line;"
                            + " expected NAME or NAME=WORK",
                    "a" + character + "b=1");
        }
    }

    @Test
    void unknownOptions() {
        String expected = "; expected an option that --help lists, or -- before a task that starts with -";

        assertUsageError("Unknown option: '--fast'" + expected, "--fast", "one");
        assertUsageError("Unknown option: '-x'" + expected, "one", "-x");
        assertUsageError("Unknown option: '-1'" + expected, "one", "-1");
        assertUsageError("Unknown option: '-1'" + expected, "-1", "--", "-2");
    }

    @Test
    void misspeltOptionIsAnsweredWithNearestOnes() {
        assertUsageError("Unknown option: '--mod'; did you mean --mode?", "--mod");
        assertUsageError("Unknown option: '--tiemout=1'; did you mean --timeout or --timeline?", "--tiemout=1");
    }

    @Test
    void unusableJobLogIsUsageErrorBeforeAnythingRuns() {
        InProcessRun run = InProcessRun.of("--joblog=" + folder, "one=1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors())
                .startsWith(
                        "concurrency-demo: Invalid value for option '--joblog': '" + folder + "' cannot be opened (")
                .contains("); expected a file to write to\n");
    }

    @Test
    void wrongOptionValues() {
        assertUsageError(
                "Invalid value for option '--return-when': expected all-completed, first-completed or first-exception but"
                        + " was 'first'",
                "--return-when=first");
        assertUsageError(
                "Invalid value for option '--return-when': expected all-completed, first-completed or first-exception but"
                        + " was 'f\u0131rst-completed'",
                "--return-when=f\u0131rst-completed");
        assertUsageError(
                "Invalid value for option '--timeout': '-1' is not a duration; expected a plain decimal number with an"
                        + " optional unit (ns us ms s m h), such as 1.5 or 800ms",
                "--timeout=-1");
        assertUsageError(
                "Invalid value for option '--timeout': expected a duration of more than 0 but was '0s'",
                "--timeout=0s");
        assertUsageError(
                "Invalid value for option '--jobs': expected a whole number from 1 to 2147483647 but was '0'",
                "--jobs=0");

        assertUsageError(
                "Invalid value for option '--mode': expected both, sequential or concurrent but was 'both,'",
                "--mode=both,");
        assertUsageError(
                "Invalid value for option '--threads': expected virtual or platform but was 'green'",
                "--threads=green");
        for (String count : List.of("0", "-1", "1.5", "+2", "١", "many", "2147483648", "")) {
            assertUsageError(
                    "Invalid value for option '--copies': expected a whole number from 1 to 2147483647 but was '"
                            + count + "'",
                    "--copies=" + count);
        }
        assertUsageError(
                "'--copies=2147483647' is too large for 3 tasks; expected at most 2147483647 tasks in all",
                "--copies=2147483647");
    }

    @Test
    void optionsWithWrongNumberOfValues() {
        assertUsageError("'--quiet=x': the option takes no value; expected --quiet", "--quiet=x");
        assertUsageError("'-q=true': the option takes no value; expected -q", "-q=true");
        assertUsageError("'--mode': the value is missing; expected --mode=MODE", "a=1", "--mode");
        assertUsageError("'-qn': the value is missing; expected --copies=N", "-qn", "-T");
        assertUsageError(
                "'-qn=3': the option --copies is given a second time; expected it at most once",
                "--copies",
                "2",
                "-qn=3");
        assertUsageError("'-v': the option --verbose is given a second time; expected it at most once", "-v", "-v");
    }

    /** picocli needs time that grows with the square of the number of unknown options. */
    @Test
    void veryManyUnknownOptions() {
        String[] args = IntStream.range(0, 40_000).mapToObj(i -> "-" + i).toArray(String[]::new);

        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertUsageError(
                        "Unknown option: '-0'; expected an option that --help lists, or -- before a task that starts"
                                + " with -",
                        args));
    }

    @Test
    void textThatJavaCouldNotDecode() {
        assertUsageError(
                "'a=run:rm \ufffd': contains characters that Java cannot read in this locale; expected another locale,"
                        + " such as LC_ALL=C.UTF-8",
                "a=run:rm \ufffd");
    }

    @Test
    void helpNamesEveryOptionAndExitStatus() {
        InProcessRun run = InProcessRun.of("--help", "a=bad");

        assertThat(run.status()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .startsWith("Usage: concurrency-demo [OPTIONS] [TASK | @FILE]...\n")
                .contains("--mode", "--copies", "--quiet", "--verbose", "--version")
                .contains("NAME=DURATION", "ns us ms s m h", "concurrency-demo @tasks.txt", "143  terminated");
        assertThat(run.output().lines()).allMatch(line -> line.length() <= 80);
    }
}
