package demo.concurrency;

import static demo.concurrency.InProcessRun.assertUsageError;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong arguments: one line that quotes the argument and says what is expected. */
class UsageErrorsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""          | '': the name is empty; expected NAME or NAME=WORK
            =1          | '=1': the name is empty; expected NAME or NAME=WORK
            run:ls      | 'run:ls': the name is missing; expected 'NAME=run:ls'
            good cpu:1  | 'cpu:1': the name is missing; expected 'NAME=cpu:1'
            run:X=1     | 'run:X=1': the name is missing; expected 'NAME=run:X=1'
            a=run:      | 'a=run:': the command is empty; expected run:COMMAND
            a=gpu:1     | 'a=gpu:1': 'gpu:' is not a kind of work; expected DURATION, cpu:DURATION or run:COMMAND
            @           | '@': cannot be read: (No such file or directory); expected @FILE, with one task a line, or @- for standard input
            @no/such    | '@no/such': cannot be read: (No such file or directory); expected @FILE, with one task a line, or @- for standard input
            @.          | '@.': cannot be read: (Is a directory); expected @FILE, with one task a line, or @- for standard input
            --fast one  | Unknown option: '--fast'; expected an option that --help lists, or -- before a task that starts with -
            one -x      | Unknown option: '-x'; expected an option that --help lists, or -- before a task that starts with -
            -1 -- -2    | Unknown option: '-1'; expected an option that --help lists, or -- before a task that starts with -
            a=1 --mode  | '--mode': the value is missing; expected --mode=MODE
            -qn -T      | '--copies': the value is missing; expected --copies=N
            -w=last     | Invalid value for option '--return-when': expected all-completed, first-completed, first-success or first-exception but was 'last'
            -w=f\u0131rst-completed | Invalid value for option '--return-when': expected all-completed, first-completed, first-success or first-exception but was 'f\u0131rst-completed'; did you mean first-completed?
            --timeout -1 -- -1 | Invalid value for option '--timeout': '-1' is not a duration; expected a plain decimal number with an optional unit (ns us ms s m h), such as 1.5 or 800ms
            -t 0s       | Invalid value for option '--timeout': expected a duration of more than 0 but was '0s'
            --mode=both, | Invalid value for option '--mode': expected both, sequential or concurrent but was 'both,'; did you mean both?
            --threads=green  | Invalid value for option '--threads': expected virtual, platform or both but was 'green'
            --threads=virtul | Invalid value for option '--threads': expected virtual, platform or both but was 'virtul'; did you mean virtual?
            -n 2147483647    | '--copies=2147483647' is too large for 3 tasks; expected at most 2147483647 tasks in all
            --quiet=x        | Invalid value for option '--quiet': 'x' is not a boolean
            a=99999999999999999999s | 'a=99999999999999999999s': '99999999999999999999s' is too long or too exact; expected whole nanoseconds, at most 9223372036.854775807 seconds
            a\u202ab=1 | 'a\\u202ab=1': the name contains a control character; expected NAME or NAME=WORK
            a=run:\ufffd | 'a=run:\ufffd': contains characters that Java cannot read in this locale; expected another locale, such as LC_ALL=C.UTF-8
            --joblog=\ufffd | '--joblog=\ufffd': contains characters that Java cannot read in this locale; expected another locale, such as LC_ALL=C.UTF-8
            @\ufffd | '@\ufffd': contains characters that Java cannot read in this locale; expected another locale, such as LC_ALL=C.UTF-8
            -- \ufffd | '\ufffd': contains characters that Java could not decode; expected UTF-8, and a locale such as LC_ALL=C.UTF-8
            --mod | Unknown option: '--mod'; did you mean --mode?
            --time | Unknown option: '--time'; did you mean --timeout or --timeline?
            --jbos 2 | Unknown option: '--jbos'; did you mean --jobs?
            --hlep | Unknown option: '--hlep'; did you mean --help?
            --Quiet | Unknown option: '--Quiet'; did you mean --quiet?
            --mdoe=both | Unknown option: '--mdoe=both'; did you mean --mode?
            -quiet | Unknown option: '-quiet'; did you mean --quiet?
            --tiemout=1 | Unknown option: '--tiemout=1'; did you mean --timeout?
            """)
    void wrongArguments(String args, String message) {
        assertUsageError(message, args.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=x", "a=", "a=-1", "a=1e9", "a=b=1", "a=cpu:", "a=cpu:x", "--timeout=-1", "--timeout=1x"})
    void wrongDurations(String arg) {
        assertUsageError(
                (arg.startsWith("a=") ? "'" + arg + "': '" : "Invalid value for option '--timeout': '")
                        + arg.replaceFirst("a=(cpu:)?|--timeout=", "")
                        + "' is not a duration; expected a plain decimal number with an optional unit"
                        + " (ns us ms s m h), such as 1.5 or 800ms",
                arg);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "+2", "١", "many", "2147483648", ""})
    void numbersAreWholeAndPositive(String number) {
        for (String option : new String[] {"--copies", "--jobs"}) {
            assertUsageError(
                    "Invalid value for option '" + option + "': expected a whole number from 1 to 2147483647 but was '"
                            + number + "'",
                    option + "=" + number);
        }
    }

    @Test
    void controlCharactersAreEscaped() {
        assertUsageError(
                "'a\\u000ab\\u001b[2J': the name contains a control character; expected NAME or NAME=WORK",
                "a\nb\u001b[2J");
        assertThat(InProcessRun.of("@\0").errors()).startsWith("concurrency-demo: '@\\u0000': ");
    }

    /** {@code --joblog} writes a line to its file at once, so that {@code --svg} does not use the file, too. */
    @ParameterizedTest
    @CsvSource({
        "@, 'one\ntwo\n', --joblog",
        "@, 'one\ntwo\n', --svg",
        "--joblog=, 'Pass\tTask\tState\tStart\tEnd\tReason\n', --svg",
    })
    void fileOfAnotherKindIsNotReplaced(String otherUse, String content, String option) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), content);

        assertUsageError(
                "Invalid value for option '" + option + "': '" + file + "' cannot be opened"
                        + " (it exists, and is not an earlier file of this option); expected a file to write to",
                otherUse + file,
                option + "=" + file);
        assertThat(file).hasContent(content);
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
                "'" + "x".repeat(59)
                        + "\ud83e\uddf5...': the name contains a control character; expected NAME or NAME=WORK",
                "x".repeat(59) + "\ud83e\uddf5\n");
    }

    /** picocli needs time that grows with the square of the number of unknown options. A test may take a minute. */
    @Test
    void veryManyArgumentsThatStartWithDash() {
        String[] args = IntStream.range(0, 40_000).mapToObj(i -> "-" + i).toArray(String[]::new);
        assertUsageError(
                "Unknown option: '-0'; expected an option that --help lists, or -- before a task that starts with -",
                args);

        args[0] = "-qm=concurrent";
        args[1] = "--";
        assertThat(InProcessRun.of(args).status()).isZero();
    }

    /** An unknown option, a wrong value and a wrong task alike. */
    @ParameterizedTest
    @ValueSource(strings = {"--fast", "-x", "-qx", "--mode=x", "--copies=0", "--quiet=x", "a=bad", "@no/such/file"})
    void helpCountsMoreThanErrors(String wrong) {
        InProcessRun help = InProcessRun.of("--help");

        assertThat(InProcessRun.of("--help", wrong)).isEqualTo(help);
        assertThat(InProcessRun.of(wrong, "-h")).isEqualTo(help);
    }

    @Test
    void helpNamesEveryOptionAndExitStatus() {
        InProcessRun run = InProcessRun.of("--help");

        assertThat(run.status()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .startsWith("Usage: concurrency-demo [OPTIONS] [TASK | @FILE]...\n")
                .contains("--mode=MODE", "--copies=N", "--quiet", "--verbose", "--version", "Default: all-completed")
                .contains("NAME=DURATION", "ns us ms s m h", "concurrency-demo @tasks.txt", "143   terminated")
                .doesNotContain("${", "%n", "\\u");
        assertThat(run.output().lines()).allMatch(line -> line.length() <= 80);
    }
}
