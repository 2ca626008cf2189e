package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    /**
     * Runs the jar as another user who may have 200 threads. A limit on those of root has no effect. No process of another test runs as
     * this user, so the limit is that of the program alone.
     */
    private static final String AS_OTHER_USER = "exec setpriv --reuid=64123 --clear-groups prlimit --nproc=200 \"$@\" ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"virtual, VirtualThread", "platform, Thread", "PLATFORM, Thread"})
    void tasksOfBothPassesRunOnThatKindOfThreadWithTheirName(String kind, String thread) throws Exception {
        Result result = DemoProcess.run("--threads=" + kind, "--verbose", "one=0.01");

        assertThat(result.status()).isZero();
        assertThat(result.errors().lines().filter(line -> line.contains(" task one runs on ")))
                .hasSize(2)
                .allMatch(line ->
                        line.matches(".*DEBUG concurrency-demo - task one runs on " + thread + "\\[#\\d+,one[],].*"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void traceDoesNotDependOnKindOfThread() throws Exception {
        List<String> virtual = trace("--threads=virtual --jobs=1");

        assertThat(virtual)
                .containsSequence(
                        "found work of duration 0.005 seconds", "<<< finished task compute", ">>> doing task command")
                .contains("[command] two", "!!! failed task bad: exit status 3");
        assertThat(trace("--threads=platform --jobs=1")).isEqualTo(virtual);
        assertThat(trace("--threads=platform --jobs=9")).containsExactlyInAnyOrderElementsOf(virtual);
    }

    /** What a run prints, without the number of its {@code took} line. */
    private static List<String> trace(String options) throws Exception {
        Result result = DemoProcess.run(DemoProcess.shell("\"$@\" -m concurrent " + options
                + " wait=1ms nothing compute=cpu:5ms 'command=run:echo one; echo two' 'bad=run:exit 3'"));

        assertThat(result.errors()).isEmpty();
        assertThat(result.status()).isEqualTo(1);
        return result.output().replaceAll("took .*", "took").lines().toList();
    }

    /** The JVM itself prints warnings on standard output. The waits are longer than a test may take. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void systemThatAllowsNoMoreThreadsGivesOneLineMessage() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path jar = Files.copy(Path.of(DemoProcess.JAR), folder.resolve("demo.jar"));
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
        assumeTrue(
                runAsOtherUser(jar, "--version").status() == 0,
                "not root, without setpriv or prlimit, or Java is not for all users");

        Result result = runAsOtherUser(jar, "--threads=platform --mode=concurrent --quiet --copies=500 nap=1h");

        assertThat(result.status()).isEqualTo(70);
        assertThat(result.output()).doesNotContain("took ");
        assertThat(result.errors().lines().filter(line -> line.startsWith("concurrency-demo: ")))
                .singleElement()
                .asString()
                .matches("concurrency-demo: started [1-9]\\d* threads, and the system allows no more; set --jobs, use"
                        + " --threads=virtual, or raise its limit \\(ulimit -u\\)");
        assertThat(result.errors()).doesNotContain("\tat ");
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(command -> command.contains(jar.toString()));
    }

    private static Result runAsOtherUser(Path jar, String args) throws Exception {
        return DemoProcess.run(DemoProcess.shell(AS_OTHER_USER + args, DemoProcess.JDK, jar));
    }
}
