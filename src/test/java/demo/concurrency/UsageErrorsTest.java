package demo.concurrency;

import static demo.concurrency.InProcessRun.assertUsageError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import demo.concurrency.cli.Arguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

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
                    a=99999999999999999999s, "'99999999999999999999s' is too long or too exact; expected whole nanoseconds, at most 9223372036.854775807 seconds"
                    """)
    void wrongTasks(String task, String message) {
        assertUsageError("'" + task + "': " + message, "good", task);
    }

    @Test
    void twoFilesWithTheSameName() {
        assertUsageError(
                "'--joblog' and '--svg' name the same file; expected two files",
                "--joblog=no/file",
                "--svg=no/./file",
                "a");
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
                            + "the name contains a control character; expected NAME or NAME=WORK",
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
        assertUsageError("Unknown option: '--time'; did you mean --timeout or --timeline?", "--time");
        assertUsageError("Unknown option: '--jbos'; did you mean --jobs?", "--jbos", "2");
        assertUsageError("Unknown option: '--hlep'; did you mean --help?", "--hlep");
        assertUsageError("Unknown option: '--Quiet'; did you mean --quiet?", "--Quiet");
        assertUsageError("Unknown option: '--mdoe=both'; did you mean --mode?", "--mdoe=both");
        assertUsageError("Unknown option: '-quiet'; did you mean --quiet?", "-quiet");
        assertUsageError("Unknown option: '--tiemout=1'; did you mean --timeout?", "--tiemout=1");
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
                "Invalid value for option '--return-when': expected all-completed, first-completed, first-success or"
                        + " first-exception but was 'last'",
                "--return-when=last");
        assertUsageError(
                "Invalid value for option '--return-when': expected all-completed, first-completed, first-success or"
                        + " first-exception but was 'f\u0131rst-completed'; did you mean first-completed?",
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
                "Invalid value for option '--mode': expected both, sequential or concurrent but was 'both,'; did you mean both?",
                "--mode=both,");
        assertUsageError(
                "Invalid value for option '--threads': expected virtual, platform or both but was 'green'",
                "--threads=green");
        assertUsageError(
                "Invalid value for option '--threads': expected virtual, platform or both but was 'virtul'; did you mean"
                        + " virtual?",
                "--threads=virtul");
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
        assertUsageError("'-qT=true': the option takes no value; expected -qT", "-qT=true");
        assertUsageError("'--mode': the value is missing; expected --mode=MODE", "a=1", "--mode");
        assertUsageError("'--copies': the value is missing; expected --copies=N", "-qn", "-T");
    }

    @Test
    void flagsMustNotHaveValues() {
        for (OptionSpec option :
                new CommandLine(Arguments.class).getCommandSpec().options()) {
            if (option.type() == boolean.class && !option.usageHelp() && !option.versionHelp()) {
                for (String name : option.names()) {
                    assertUsageError(
                            "'" + name + "=true': the option takes no value; expected " + name, name + "=true");
                }
            }
        }
    }

    @Test
    void lastValueOfAnOptionCounts() {
        assertThat(InProcessRun.of("-qq", "-n2", "--mode=both", "--copies=1", "-m", "sequential", "one=1"))
                .isEqualTo(new InProcessRun(0, "took 1.000000000 seconds\n", ""));
    }

    @Test
    void workWithoutName() {
        assertUsageError("'run:ls': the name is missing; expected 'NAME=run:ls'", "run:ls");
        assertUsageError("'cpu:1': the name is missing; expected 'NAME=cpu:1'", "good", "cpu:1");
        assertThat(InProcessRun.of("runs:ls").status()).isZero();
    }

    @Test
    void longArgumentsAreShortened() {
        String digits = "9".repeat(1_000_000);
        String quoted = "'" + digits.substring(0, 60) + "...'";

        assertUsageError(
                "'a=" + digits.substring(0, 58) + "...': " + quoted
                        + " is not a duration; expected a plain decimal number with an optional unit (ns us ms s m h),"
                        + " such as 1.5 or 800ms",
                "a=" + digits);
        assertUsageError(
                "Invalid value for option '--jobs': expected a whole number from 1 to 2147483647 but was " + quoted,
                "--jobs=" + digits);
        assertUsageError(
                "Unknown option: '-" + digits.substring(0, 59) + "...'; expected an option that --help lists, or --"
                        + " before a task that starts with -",
                "-" + digits);
        assertUsageError(
                "'" + "x".repeat(59) + "...': the name contains a control character; expected NAME or NAME=WORK",
                "x".repeat(59) + "\ud83e\uddf5\n");
    }

    /** An unknown option, a wrong value and a wrong task alike. */
    @Test
    void helpCountsMoreThanErrors() {
        String help = InProcessRun.of("--help").output();

        for (String wrong :
                List.of("--fast", "-x", "-qx", "--mode=x", "--copies=0", "--quiet=x", "a=bad", "@no/such/file")) {
            assertThat(InProcessRun.of("--help", wrong)).as(wrong).isEqualTo(new InProcessRun(0, help, ""));
            assertThat(InProcessRun.of(wrong, "-h")).as(wrong).isEqualTo(new InProcessRun(0, help, ""));
        }
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
        String reason = ": contains characters that Java cannot read in this locale; expected another locale, such as"
                + " LC_ALL=C.UTF-8";

        assertUsageError("'a=run:rm \ufffd'" + reason, "a=run:rm \ufffd");
        assertUsageError("'--joblog=\ufffd'" + reason, "--joblog=\ufffd");
        assertUsageError("'@\ufffd'" + reason, "@\ufffd");
        assertThat(InProcessRun.of("--", "\ufffd").status()).isEqualTo(2);
    }

    @Test
    void helpNamesEveryOptionAndExitStatus() {
        InProcessRun run = InProcessRun.of("--help", "a=bad");

        assertThat(run.status()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .startsWith("Usage: concurrency-demo [OPTIONS] [TASK | @FILE]...\n")
                .contains("--mode=MODE", "--copies=N", "--quiet", "--verbose", "--version", "Default: all-completed")
                .contains("NAME=DURATION", "ns us ms s m h", "concurrency-demo @tasks.txt", "143   terminated");
        assertThat(run.output()).doesNotContain("${", "%n", "\\u");
        assertThat(run.output().lines()).allMatch(line -> line.length() <= 80);
    }
}
