package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A heap that is too small for the tasks, or too few threads: one line on standard error, and exit status 70. */
class LimitsIT {

    @TempDir
    private Path folder;

    /** On a nearly full heap, some collectors would run for minutes without an OutOfMemoryError. */
    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform", "both"})
    void listThatDoesNotFitIsRefused(String threads) throws Exception {
        Result result = DemoProcess.runWith(List.of("-Xmx100m"), "--threads=" + threads, "--copies=1000000", "a=1h");

        assertThat(result).returns(70, Result::status).returns("", Result::output);
        assertThat(result.errors()).matches(DemoProcess.TOO_MANY_TASKS);
    }

    @Test
    void tasksThatRunOneAfterAnotherNeedNoHeap() throws Exception {
        assertThat(DemoProcess.runWith(List.of("-Xmx32m"), "--quiet", "--jobs=2", "--copies=1000000", "a")
                        .status())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseParallelGC", "-XX:+UseSerialGC"})
    void fileThatDoesNotFitIsNamed(String collector) throws Exception {
        Path file = Files.writeString(folder.resolve("tasks.txt"), "a=1\n".repeat(1_000_000));

        Result result = DemoProcess.runWith(List.of("-Xmx32m", collector), "@" + file);

        assertThat(result).returns(70, Result::status).returns("", Result::output);
        assertThat(result.errors())
                .matches("concurrency-demo: " + file
                        + ":\\d+: too many tasks for the heap of 3\\d MB; use a shorter file,"
                        + " or give java a larger heap \\(-Xmx\\)\n");
    }

    @RepeatedTest(5)
    @DisabledOnOs(OS.WINDOWS)
    void fullHeapEndsOrphanedProcess() throws Exception {
        Path process = folder.resolve("process");
        String sleeper = "sleeper=run:(sh -c 'echo $$ > " + process + "; exec sleep 1000' &); exit 3";
        String line = "line=run:until [ -s " + process + " ]; do sleep 0.1; done; exec head -c 100000000 /dev/zero";

        assertThat(DemoProcess.runWith(List.of("-Xmx16m"), "-m", "concurrent", "-q", sleeper, line))
                .isEqualTo(new Result(
                        70,
                        "",
                        "concurrency-demo: not enough memory; use fewer --copies, set --jobs,"
                                + " or give java a larger heap (-Xmx)\n"));
        assertThat(Processes.isRunning(Files.readString(process).strip())).isFalse();
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

    /**
     * Runs the jar as another user who may have 200 threads. A limit on those of root has no effect. No process of another test runs as
     * this user, so the limit is that of the program alone.
     */
    private static Result runAsOtherUser(Path jar, String args) throws Exception {
        String start = "exec setpriv --reuid=64123 --clear-groups prlimit --nproc=200 \"$@\" ";
        return DemoProcess.run(DemoProcess.shell(start + args, DemoProcess.JDK, jar));
    }
}
