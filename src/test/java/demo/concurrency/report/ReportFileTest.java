package demo.concurrency.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import demo.concurrency.task.UsageException;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFileTest {

    @TempDir
    private Path folder;

    @Test
    void newFileIsCreated() throws Exception {
        Path file = folder.resolve("log");

        ReportFile.open(file.toFile(), "--joblog", "Pass\t").close();

        assertThat(file).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pass\t", "Pass\tTask\n"})
    void emptyOrEarlierFileIsReplaced(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("log"), content);

        try (OutputStream stream = ReportFile.open(file.toFile(), "--joblog", "Pass\t")) {
            stream.write('x');
        }

        assertThat(file).hasContent("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pass", "\n", "one=1\nPass\t\n"})
    void anyOtherFileStaysAsItWas(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("tasks"), content);
        Path link = Files.createLink(folder.resolve("link"), file);

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ReportFile.open(link.toFile(), "--joblog", "Pass\t"))
                .withMessage("Invalid value for option '--joblog': '" + link
                        + "' cannot be opened (it exists, and is not an earlier file of this option);"
                        + " expected a file to write to");

        assertThat(file).hasContent(content);
    }

    @Test
    void folderCannotBeOpened() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ReportFile.open(folder.toFile(), "--joblog", "Pass\t"))
                .withMessage("Invalid value for option '--joblog': '" + folder
                        + "' cannot be opened (Is a directory); expected a file to write to");
    }

    @Test
    void pathThatTheSystemDoesNotAllowCannotBeOpened() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ReportFile.open(new File("a\0b"), "--joblog", "Pass\t"))
                .withMessageContaining("cannot be opened");
    }
}
