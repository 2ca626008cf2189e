package demo.concurrency.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCommandTest {

    private static final File OPEN_FILES = new File("/proc/self/fd");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "-l", "-ql=", "--joblog=", "--svg="})
    void openFilesArePassedAsThoseOfThisProcess(String prefix) throws Exception {
        assumeTrue(OPEN_FILES.exists(), "there is no " + OPEN_FILES);
        Path file = Files.createFile(folder.resolve("file"));
        try (FileInputStream open = new FileInputStream(file.toFile())) {
            String descriptor = descriptorOf(file);
            String passed = prefix + "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor;

            for (String path : List.of("/dev/fd/", "/proc/self/fd/")) {
                assertThat(JavaCommand.argument(prefix + path + descriptor)).isEqualTo(passed);
            }
            assertThat(open.read()).isEqualTo(-1);
        }
    }

    /** In a command, the shell may have opened the file. */
    @ParameterizedTest
    @ValueSource(strings = {"@x/dev/fd/%s", "a=run:cat /dev/fd/%s", "/dev/fd/%s/x", "@/dev/fd/987654", "-l/dev/fd/1"})
    void otherTextIsPassedAsItIs(String text) throws Exception {
        assumeTrue(OPEN_FILES.exists(), "there is no " + OPEN_FILES);
        Path file = Files.createFile(folder.resolve("file"));
        try (FileInputStream open = new FileInputStream(file.toFile())) {
            String arg = text.formatted(descriptorOf(file));

            assertThat(JavaCommand.argument(arg)).isEqualTo(arg);
            assertThat(open.read()).isEqualTo(-1);
        }
    }

    @Test
    void textThatLocaleCannotHoldIsUsageError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JavaCommand.argument("\ufffdtwo"))
                .withMessageStartingWith("'\ufffdtwo': contains characters that are lost with file.encoding=");
    }

    private static String descriptorOf(Path file) throws IOException {
        for (File descriptor : OPEN_FILES.listFiles()) {
            if (Files.isSymbolicLink(descriptor.toPath())
                    && Files.readSymbolicLink(descriptor.toPath()).equals(file.toRealPath())) {
                return descriptor.getName();
            }
        }
        throw new AssertionError(file + " is not open");
    }
}
