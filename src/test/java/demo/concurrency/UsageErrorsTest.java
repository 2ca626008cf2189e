package demo.concurrency;

import static demo.concurrency.DemoRun.assertUsageError;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
        DemoRun run = DemoRun.of("--joblog=" + folder, "one=1");

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
                "Invalid value for option '--return-when': expected one of [ALL_COMPLETED, all-completed,"
                        + " FIRST_COMPLETED, first-completed, FIRST_EXCEPTION, first-exception] (case-insensitive) but"
                        + " was 'first'",
                "--return-when=first");
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
                "Invalid value for option '--mode': expected one of [BOTH, SEQUENTIAL, CONCURRENT]"
                        + " (case-insensitive) but was 'both,'",
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
    void helpNamesEveryOptionAndExitStatus() {
        DemoRun run = DemoRun.of("--help", "a=bad");

        assertThat(run.status()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .startsWith("Usage: concurrency-demo [OPTIONS] [TASK | @FILE]...\n")
                .contains("--mode", "--copies", "--quiet", "--verbose", "--version")
                .contains("NAME=DURATION", "ns us ms s m h", "concurrency-demo @tasks.txt", "143  terminated");
        assertThat(run.output().lines()).allMatch(line -> line.length() <= 80);
    }
}
