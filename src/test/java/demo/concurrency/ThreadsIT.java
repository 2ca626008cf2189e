package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import demo.concurrency.DemoProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --threads}. */
class ThreadsIT {

    /** No process of another test runs as this user, so the limit on its threads is that of the program alone. */
    private static final String USER = "64123";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"virtual, VirtualThread", "platform, Thread", "PLATFORM, Thread"})
    void tasksOfBothPassesRunOnThatKindOfThread(String kind, String thread) throws Exception {
        Result result = DemoProcess.run("--threads=" + kind, "--verbose", "one=0.01");

        assertThat(result.status()).isZero();
        assertThat(result.errors().lines().filter(line -> line.contains(" task one runs on " + thread + "[#")))
                .hasSize(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void traceDoesNotDependOnKindOfThread() throws Exception {
        List<String> virtual = trace("--threads=virtual", "--jobs=1");

        assertThat(virtual).contains("[command] two", "!!! failed task bad: exit status 3");
        assertThat(trace("--threads=platform", "--jobs=1")).isEqualTo(virtual);
        assertThat(trace("--threads=platform", "--jobs=9")).containsExactlyInAnyOrderElementsOf(virtual);
    }

    /** What a run prints, without the numbers of its {@code took} lines. */
    private static List<String> trace(String threads, String jobs) throws Exception {
        Result result = DemoProcess.run(
                threads,
                jobs,
                "wait=0.01",
                "nothing",
                "compute=cpu:5ms",
                "command=run:echo one; echo two",
                "bad=run:exit 3");

        assertThat(result.errors()).isEmpty();
        assertThat(result.status()).isEqualTo(1);
        return result.output()
                .lines()
                .map(line -> line.replaceFirst("^took .*", "took"))
                .toList();
    }

    /** The JVM itself prints warnings on standard output. The waits are longer than a test may take. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void systemThatAllowsNoMoreThreadsGivesOneLineMessage() throws Exception {
        Path jar = copyForOtherUsers();
        assumeCanRunAsOtherUser(jar);

        List<String> command = new ArrayList<>(asOtherUser(jar));
        command.addAll(List.of("--threads=platform", "--mode=concurrent", "--quiet", "--copies=500", "nap=1h"));
        try (DemoProcess demo = DemoProcess.start(command)) {
            Result result = demo.result();

            assertThat(result.status()).isEqualTo(70);
            assertThat(result.output()).doesNotContain("took ");
            assertThat(result.errors().lines().filter(line -> line.startsWith("concurrency-demo: ")))
                    .singleElement()
                    .asString()
                    .matches(
                            "concurrency-demo: started [1-9]\\d* threads, and the system allows no more; set --jobs, or"
                                    + " use --threads=virtual");
            assertThat(result.errors()).doesNotContain("\tat ");
        }
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(jar.toString())))
                .isEmpty();
    }

    /** The packaged jar in a folder that every user can read. */
    private Path copyForOtherUsers() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path jar = Files.copy(Path.of(DemoProcess.JAR), folder.resolve("demo.jar"));
        return Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** Runs the jar as another user who may have 200 threads. A limit on those of root has no effect. */
    private static List<String> asOtherUser(Path jar) {
        return List.of(
                "setpriv",
                "--reuid=" + USER,
                "--clear-groups",
                "prlimit",
                "--nproc=200",
                DemoProcess.JDK + "/bin/java",
                "-jar",
                jar.toString());
    }

    private static void assumeCanRunAsOtherUser(Path jar) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" --version", "sh"));
        command.addAll(asOtherUser(jar));
        try (DemoProcess demo = DemoProcess.start(command)) {
            assumeTrue(
                    demo.result().status() == 0, "not root, without setpriv or prlimit, or Java is not for all users");
        }
    }
}
