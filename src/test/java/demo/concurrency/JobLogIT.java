package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of {@code --joblog}. */
@DisabledOnOs(OS.WINDOWS)
class JobLogIT {

    private static final String HEADER = "Pass\tTask\tState\tStart\tEnd\tReason";

    @TempDir
    private Path folder;

    @Test
    void jobLogAgreesWithTrace() throws Exception {
        Path file = folder.resolve("log");

        Result result = DemoProcess.run("--joblog=" + file, "--copies=100", "wait=1ms", "no", "bad=run:exit 1");

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(601).first().isEqualTo(HEADER);
        List<String[]> rows =
                lines.stream().skip(1).map(line -> line.split("\t")).toList();
        assertThat(rows.stream().map(row -> row[2] + " task " + row[1]))
                .containsExactlyInAnyOrderElementsOf(result.output()
                        .lines()
                        .filter(line -> line.startsWith("<<<") || line.startsWith("!!!"))
                        .map(line -> line.substring(4).replace(": exit status 1", ""))
                        .toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row[0]).isIn("sequential", "concurrent");
            assertThat(Double.parseDouble(row[4])).isGreaterThanOrEqualTo(Double.parseDouble(row[3]));
        });
    }

    @Test
    void jobLogIsCompleteAfterSignal() throws Exception {
        Path file = folder.resolve("log");
        try (DemoProcess demo = DemoProcess.start("--mode=concurrent", "--joblog=" + file, "two=1h", "three=1h")) {
            demo.skipLines(4);
            demo.signal("INT");

            assertThat(demo.result().status()).isEqualTo(130);
        }
        assertThat(Files.readAllLines(file).stream().map(row -> row.replaceAll("\t[\\d.]+", "")))
                .containsExactlyInAnyOrder(HEADER, "concurrent\ttwo\tcancelled\t", "concurrent\tthree\tcancelled\t");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fullDiskIsReportedOnceAndTasksStillRun() throws Exception {
        Result result = DemoProcess.run("--joblog=/dev/full", "--mode=sequential", "one", "two");

        assertThat(result.status()).isEqualTo(70);
        assertThat(result.errors()).isEqualTo("concurrency-demo: cannot write to /dev/full: No space left on device\n");
        assertThat(result.output()).contains("<<< finished task two\ntook ");
    }

    /** The process itself has the pipe open for reading, but does not read it. */
    @Test
    void signalEndsRunWhoseJobLogIsNotRead() throws Exception {
        try (DemoProcess demo = DemoProcess.start(DemoProcess.shell(
                "cd '" + folder + "' && mkfifo pipe && exec 9<>pipe && exec \"$@\" -q -n 10000 one -l pipe"))) {
            assertThat(demo.output().readLine()).startsWith("took ");
            demo.signal("TERM");

            assertThat(demo.result().status()).isEqualTo(143);
        }
    }

    /**
     * Descriptors 3 and 4 of a JVM are files of its JDK and the jar, and so is 1 if standard output is closed. The JDK and the
     * jar of this test are copies, since a failure of the test destroys them.
     */
    @Test
    @EnabledOnOs(OS.LINUX)
    void filesOfProgramAreNotReplaced() throws Exception {
        Path jdk = folder.resolve("jdk");
        assertThat(ToolProvider.findFirst("jlink")
                        .orElseThrow()
                        .run(System.out, System.err, "--add-modules", "java.base", "--output", jdk.toString()))
                .isZero();
        Path jar = Files.copy(Path.of(DemoProcess.JAR), folder.resolve("demo.jar"));
        Path modules = jdk.resolve("lib/modules");
        long modulesSize = Files.size(modules);
        long jarSize = Files.size(jar);

        for (String file : List.of("/dev/fd/3 3<&-", "/dev/fd/4 3<&- 4<&-", "/dev/stdout >&-", jar.toString())) {
            Result result = DemoProcess.run(DemoProcess.shell("\"$@\" -q one -l " + file, jdk, jar));

            assertThat(result.errors())
                    .as(file)
                    .startsWith("concurrency-demo: Invalid value for option '--joblog': '" + file.split(" ")[0]
                            + "' cannot be opened (");
            assertThat(result.status()).isEqualTo(2);
            assertThat(modules).hasSize(modulesSize);
            assertThat(jar).hasSize(jarSize);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file > file",
                "file >> file",
                "file 2>> file",
                "/dev/stdout > file",
                "/dev/stderr 2> file",
                "./file 1<> file"
            })
    @EnabledOnOs(OS.LINUX)
    void fileOfStandardStreamIsNotReplaced(String log) throws Exception {
        Result result = DemoProcess.run(DemoProcess.shell("cd '" + folder + "' && \"$@\" -q one -l " + log));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.errors() + Files.readString(folder.resolve("file")))
                .startsWith("concurrency-demo: Invalid value for option '--joblog': ")
                .contains(
                        " cannot be opened (standard output or standard error goes to it); expected a file to write to");
    }

    /** The shell opens the file of descriptor 3, so that it is not one of the JDK. */
    @ParameterizedTest
    @ValueSource(strings = {"/dev/stdout", "/dev/fd/3 3>log && cat log"})
    @EnabledOnOs(OS.LINUX)
    void pipeOrFileThatUserHasOpenedIsWrittenTo(String log) throws Exception {
        Result result = DemoProcess.run(DemoProcess.shell("cd '" + folder + "' && \"$@\" -q one -l " + log));

        assertThat(result.status()).isZero();
        assertThat(result.output()).contains(HEADER + "\nsequential\tone\tfinished\t");
    }
}
