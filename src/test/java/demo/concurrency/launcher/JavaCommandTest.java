package demo.concurrency.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {

    private static final File OPEN_FILES = new File("/proc/self/fd");

    @TempDir
    private Path folder;

    /** In a command, the shell may have opened the file. */
    @Test
    void openFilesArePassedAsThoseOfThisProcessAndOtherTextAsItIs() throws Exception {
        assumeTrue(OPEN_FILES.exists(), "there is no " + OPEN_FILES);
        Path file = Files.createFile(folder.resolve("file"));
        try (FileInputStream open = new FileInputStream(file.toFile())) {
            String descriptor = descriptorOf(file);
            for (String prefix : List.of("", "@", "-l", "-ql=", "--joblog=", "--svg=")) {
                String passed = prefix + "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor;
                assertThat(JavaCommand.argument(prefix + "/dev/fd/" + descriptor))
                        .isEqualTo(passed);
                assertThat(JavaCommand.argument(prefix + "/proc/self/fd/" + descriptor))
                        .isEqualTo(passed);
            }
            for (String text :
                    List.of("@x/dev/fd/%s", "a=run:cat /dev/fd/%s", "/dev/fd/%s/x", "@/dev/fd/987654", "-l/dev/fd/1")) {
                String arg = text.formatted(descriptor);
                assertThat(JavaCommand.argument(arg)).isEqualTo(arg);
            }
            assertThat(open.read()).isEqualTo(-1);
        }
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
