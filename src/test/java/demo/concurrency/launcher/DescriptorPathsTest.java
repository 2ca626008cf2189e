package demo.concurrency.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorPathsTest {

    private static final File PROCESS = new File("/proc/self");

    @TempDir
    private Path folder;

    @Test
    void openFilesArePassedAsThoseOfThisProcess() throws Exception {
        assumeTrue(PROCESS.exists(), "there is no /proc/self here");
        Path file = Files.createFile(folder.resolve("file"));
        try (FileInputStream open = new FileInputStream(file.toFile())) {
            String descriptor = descriptorOf(file);
            String passed = "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor;
            for (String path : List.of("/dev/fd/" + descriptor, "/proc/self/fd/" + descriptor)) {
                assertThat(DescriptorPaths.ofThisProcess(
                                PROCESS, "@" + path, "--joblog=" + path, "-l" + path, "-ql=" + path, "-ql", path))
                        .containsExactly(
                                "@" + passed, "--joblog=" + passed, "-l" + passed, "-ql=" + passed, "-ql", passed);
                assertThat(DescriptorPaths.ofThisProcess(PROCESS, "--joblog", path))
                        .endsWith(passed);
                assertThat(DescriptorPaths.ofThisProcess(PROCESS, "-l", "@" + path))
                        .endsWith("@" + passed);
                assertThat(DescriptorPaths.ofThisProcess(PROCESS, path, "@@" + path, "-l", "x", "--", path, "@" + path))
                        .as("names of tasks")
                        .containsExactly(path, "@@" + path, "-l", "x", "--", path, "@" + path);
            }
            assertThat(open.read()).isEqualTo(-1);
        }
    }

    @Test
    void filesOfTheJvmAreNotPassed() throws Exception {
        assumeTrue(PROCESS.exists(), "there is no /proc/self here");
        Path modules =
                Path.of(System.getProperty("java.home"), "lib", "modules").toRealPath();
        String own = "/dev/fd/" + descriptorOf(modules);

        assertThat(DescriptorPaths.ofThisProcess(PROCESS, "-l", own)).containsExactly("-l", own);
        assertThat(DescriptorPaths.ofThisProcess(PROCESS, "-l", "/dev/fd/987654", "-l/dev/fd/1"))
                .containsExactly("-l", "/dev/fd/987654", "-l/dev/fd/1");
    }

    @Test
    void errorOnSystemWithoutFilesOfProcesses() {
        assertThatIOException()
                .isThrownBy(() -> DescriptorPaths.ofThisProcess(new File(folder.toFile(), "none"), "@/dev/fd/63"))
                .withMessageStartingWith("'@/dev/fd/63': Java " + System.getProperty("java.version"))
                .withMessageContaining(
                        "; expected a file without a descriptor, or a start of the program with Java 21 or newer");
    }

    private static String descriptorOf(Path file) throws IOException {
        for (File descriptor : new File(PROCESS, "fd").listFiles()) {
            if (Files.isSymbolicLink(descriptor.toPath())
                    && Files.readSymbolicLink(descriptor.toPath()).equals(file.toRealPath())) {
                return descriptor.getName();
            }
        }
        throw new AssertionError(file + " is not open");
    }
}
