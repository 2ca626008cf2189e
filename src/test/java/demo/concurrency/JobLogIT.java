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
class JobLogIT {

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void jobLogAgreesWithTrace() throws Exception {
        Path file = folder.resolve("log");

        Result result = DemoProcess.run("--joblog=" + file, "--copies=100", "wait=1ms", "no", "bad=run:exit 1");

        List<String> rows = Files.readAllLines(file);
        assertThat(rows).hasSize(601).first().isEqualTo("Pass\tTask\tState\tStart\tEnd\tReason");
        assertThat(rows.stream().skip(1).map(row -> row.split("\t")).map(row -> row[2] + " task " + row[1]))
                .containsExactlyInAnyOrderElementsOf(result.output()
                        .lines()
                        .filter(line -> line.startsWith("<<<") || line.startsWith("!!!"))
                        .map(line -> line.substring(4).replace(": exit status 1", ""))
                        .toList());
        assertThat(rows.stream().skip(1).map(row -> row.split("\t"))).allSatisfy(row -> {
            assertThat(row[0]).isIn("sequential", "concurrent");
            assertThat(Double.parseDouble(row[4])).isGreaterThanOrEqualTo(Double.parseDouble(row[3]));
        });
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void jobLogIsCompleteAfterSignal() throws Exception {
        Path file = folder.resolve("log");
        try (DemoProcess demo = DemoProcess.start("--mode=concurrent", "--joblog=" + file, "two=1h", "three=1h")) {
            for (int i = 0; i < 4; i++) {
                demo.output().readLine();
            }
            demo.signal("INT");

            assertThat(demo.result().status()).isEqualTo(130);
        }
        assertThat(Files.readAllLines(file).stream().map(row -> row.replaceAll("\t[\\d.]+", "")))
                .containsExactlyInAnyOrder(
                        "Pass\tTask\tState\tStart\tEnd\tReason",
                        "concurrent\ttwo\tcancelled\t",
                        "concurrent\tthree\tcancelled\t");
    }

    @Test
    void fullDiskIsReportedOnceAndTasksStillRun() throws Exception {
        EndToEndSupport.assumeDevFull();

        Result result = DemoProcess.run("--joblog=/dev/full", "--mode=sequential", "one", "two");

        assertThat(result.status()).isEqualTo(70);
        assertThat(result.errors()).isEqualTo("concurrency-demo: cannot write to /dev/full: No space left on device\n");
        assertThat(result.output()).contains("<<< finished task two\ntook ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void signalEndsRunWhoseJobLogIsNotRead() throws Exception {
        Path pipe = folder.resolve("pipe");
        // The process itself has the pipe open for reading, but does not read it.
        String script = "mkfifo \"$2\" && exec 9<>\"$2\" && exec \"$0/bin/java\" -jar \"$1\" -q -n 10000 one -l \"$2\"";
        try (DemoProcess demo = DemoProcess.start(
                List.of("sh", "-c", script, DemoProcess.JDK.toString(), DemoProcess.JAR, pipe.toString()))) {
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
            String script = "\"$0/bin/java\" -jar \"$1\" -q one -l " + file;
            Result result = DemoProcess.run(List.of("sh", "-c", script, jdk.toString(), jar.toString()));

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
                "-l FILE > FILE",
                "-l FILE >> FILE",
                "-l FILE 2>> FILE",
                "-l /dev/stdout > FILE",
                "-l /dev/stderr 2> FILE",
                "-l ./FILE 1<> FILE"
            })
    @EnabledOnOs(OS.LINUX)
    void fileOfStandardStreamIsNotReplaced(String arguments) throws Exception {
        Path file = folder.resolve("file");
        String script = "cd \"$2\" && \"$0/bin/java\" -jar \"$1\" -q one " + arguments.replace("FILE", "file");

        Result result = DemoProcess.run(
                List.of("sh", "-c", script, DemoProcess.JDK.toString(), DemoProcess.JAR, folder.toString()));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.errors() + Files.readString(file))
                .startsWith("concurrency-demo: Invalid value for option '--joblog': ")
                .contains(
                        " cannot be opened (standard output or standard error goes to it); expected a file to write to");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void pipeOfStandardOutputIsWrittenTo() throws Exception {
        Result result = DemoProcess.run("-q", "--mode=sequential", "one", "--joblog=/dev/stdout");

        assertThat(result.status()).isZero();
        assertThat(result.output()).contains("Pass\tTask\tState\tStart\tEnd\tReason\nsequential\tone\tfinished\t");
    }

    @Test
    void taskFileStaysAsItWas() throws Exception {
        Path file = Files.writeString(folder.resolve("tasks.txt"), "one\ntwo\n");

        Result result = DemoProcess.run("-q", "@" + file, "--joblog=" + file);

        assertThat(result.errors())
                .isEqualTo("concurrency-demo: Invalid value for option '--joblog': '" + file + "' cannot be opened"
                        + " (it exists, and is not an earlier file of this option); expected a file to write to\n"
                        + "Try 'concurrency-demo --help'\n");
        assertThat(result.status()).isEqualTo(2);
        assertThat(file).hasContent("one\ntwo\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fileThatUserHasOpenedMayBeNamedByDescriptor() throws Exception {
        Path file = folder.resolve("log");
        String script = "\"$0/bin/java\" -jar \"$1\" -q one -l /dev/fd/3 3>\"$2\"";
        Result result = DemoProcess.run(
                List.of("sh", "-c", script, DemoProcess.JDK.toString(), DemoProcess.JAR, file.toString()));

        assertThat(result.status()).isZero();
        assertThat(file).content().startsWith("Pass\tTask\tState\tStart\tEnd\tReason\nsequential\tone\tfinished\t");
    }
}
