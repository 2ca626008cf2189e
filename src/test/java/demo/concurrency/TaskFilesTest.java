package demo.concurrency;

import static demo.concurrency.InProcessRun.assertUsageError;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks from files, and after two dashes. */
class TaskFilesTest {

    @TempDir
    private Path folder;

    /** A second look at the lines, by picocli say, would take one for a file. */
    @Test
    void nothingIsSpecialInLine() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "no=such\n");
        Path file = Files.writeString(folder.resolve("tasks"), """
                # what is to be done

                it's "quoted"=1
                \t\s
                @home
                 # spaced=0
                two\\tasks
                @%s
                """.formatted(other));

        InProcessRun run = InProcessRun.of("-m=sequential", "@" + file);

        assertThat(run.started()).containsExactly("it's \"quoted\"", "@home", " # spaced", "two\\tasks", "@" + other);
        assertThat(run.output()).endsWith("\ntook 1.000000000 seconds\n");
    }

    @Test
    void byteOrderMarksOfConcatenatedFilesAreSkipped() throws IOException {
        Path file = Files.writeString(
                folder.resolve("tasks"), "\ufeffone\r\n\ufeff# comment\r\n\ufeff\ufefftwo\n\ufeff\nx\ufeff\n");

        assertThat(InProcessRun.of("-m=sequential", "@" + file).started()).containsExactly("one", "two", "x\ufeff");
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

    @ParameterizedTest
    @ValueSource(strings = {"-q", "--mode=both", "--", "-"})
    void optionInFileIsUsageError(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("tasks"), "one\n\ufeff" + line + "\r\n");

        assertUsageError(
                file + ":2: '" + line
                        + "': options stand on the command line, not in a file; expected NAME or NAME=WORK",
                "@" + file);
    }

    /** After the two dashes, even the text of an option or a task that stands before them is a task. */
    @Test
    void orderOfTasksAndFilesIsKeptAndEverythingAfterTwoDashesIsTask() throws IOException {
        Path b = Files.writeString(folder.resolve("b"), "b");
        Path d = Files.writeString(folder.resolve("d"), "d\n");
        String args = "a @" + b + " -m sequential runs:c @" + d + " -- @" + b + " -1 --fast -- -m a";

        assertThat(InProcessRun.of(args.split(" ")).started())
                .containsExactly("a", "b", "runs:c", "d", "@" + b, "-1", "--fast", "--", "-m", "a");
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
}
