package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start on a Java that is too old: the launcher runs the program on a newer one. */
class OlderJavaIT {

    @TempDir
    private Path folder;

    @Test
    void launcherPassesArgumentsAndExitStatusOn() throws Exception {
        Path old = EndToEndSupport.olderJava();

        try (DemoProcess demo = DemoProcess.start(old, List.of("-Xmx64m"), "--mode=sequential", "two words", "@@")) {
            assertThat(demo.result()).isEqualTo(new Result(2, "", """
                            concurrency-demo: '@@': no such file; expected a text file with one argument a line
                            Try 'concurrency-demo --help'
                            """));
        }
        try (DemoProcess demo = DemoProcess.start(old, List.of(), "--mode=sequential", "two words")) {
            Result result = demo.result();
            assertThat(result.status()).isZero();
            assertThat(result.errors()).isEmpty();
            assertThat(result.output()).startsWith(">>> doing task two words\n<<< finished task two words\ntook 0.");
        }
    }

    @Test
    void launcherPassesJvmOptionsOn() throws Exception {
        Path log = folder.resolve("log");
        List<String> options = List.of("-Dorg.slf4j.simpleLogger.logFile=" + log);

        try (DemoProcess demo = DemoProcess.start(EndToEndSupport.olderJava(), options, "--verbose", "one")) {
            assertThat(demo.result().errors()).isEmpty();
        }
        assertThat(Files.readString(log)).contains("task one runs on VirtualThread");
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    @DisabledOnOs(OS.WINDOWS)
    void launcherPassesSignalsOn(String signal, int status) throws Exception {
        EndToEndSupport.assertSignalCancelsTasks(EndToEndSupport.olderJava(), signal, status);
    }

    /** The signal comes before the newer Java is started, during its start, or while the program runs. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void signalAtAnyMomentEndsProgram() throws Exception {
        Path old = EndToEndSupport.olderJava();
        for (int i = 0; i < 20; i++) {
            try (DemoProcess demo = DemoProcess.start(old, List.of(), "one=2")) {
                Thread.sleep(i * 12L);
                demo.signal("TERM");

                assertEndedBySignal(demo.result(), 143);
            }
        }
    }

    /** As Ctrl-C does: the launcher, the newer Java, and the process that starts the latter get the signal at once. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void signalToProcessGroupAtAnyMomentEndsProgram() throws Exception {
        Path old = EndToEndSupport.olderJava();
        for (int i = 0; i < 30; i++) {
            try (DemoProcess demo =
                    DemoProcess.start(List.of("setsid", old + "/bin/java", "-jar", DemoProcess.JAR, "one=2"))) {
                Thread.sleep(50 + i * 8L);
                demo.signalGroup("INT");

                assertEndedBySignal(demo.result(), 130);
            }
        }
    }

    /** The JVM itself has an error, with messages of its own, if the signal comes while it initializes its modules. */
    private static void assertEndedBySignal(Result result, int status) {
        assertThat(result.errors()).doesNotContain("concurrency-demo:").doesNotContain("\tat ");
        if (!result.output().startsWith("Error occurred during initialization of VM")) {
            assertThat(result.status()).isEqualTo(status);
            assertThat(result.output()).doesNotContain("<<<");
        }
    }

    /** A process that Java starts does not inherit these files. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void launcherPassesOpenFilesOn() throws Exception {
        Path tasks = Files.writeString(folder.resolve("tasks"), "from file\n");
        Path log = folder.resolve("log");
        String script =
                "exec \"$0/bin/java\" -jar \"$1\" -m sequential -l /dev/fd/8 @/proc/self/fd/7 7<\"$2\" 8>\"$3\"";

        try (DemoProcess demo = DemoProcess.start(List.of(
                "sh",
                "-c",
                script,
                EndToEndSupport.olderJava().toString(),
                DemoProcess.JAR,
                tasks.toString(),
                log.toString()))) {
            Result result = demo.result();
            assertThat(result.errors()).isEmpty();
            assertThat(result.output()).startsWith(">>> doing task from file\n<<< finished task from file\n");
        }
        assertThat(Files.readString(log)).startsWith("Pass\tTask\tState").contains("\tfrom file\tfinished\t");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void launcherUsesJavaHome() throws Exception {
        Files.createDirectory(folder.resolve("bin"));
        Path java = Files.writeString(folder.resolve("bin/java"), "#!/bin/sh\necho this Java\nexit 7\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"21\"\n");

        try (DemoProcess demo = DemoProcess.start(List.of(
                "env",
                "JAVA_HOME=" + folder,
                EndToEndSupport.olderJava() + "/bin/java",
                "-jar",
                DemoProcess.JAR,
                "one"))) {
            assertThat(demo.result()).isEqualTo(new Result(7, "this Java\n", ""));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void textThatLocaleCannotHoldIsUsageError() throws Exception {
        DemoProcess.assumeAsciiPath();
        Path old = EndToEndSupport.olderJava();
        String script = "exec env LC_ALL=C \"$0/bin/java\" -jar \"$1\" \"$(printf 'a=run:echo \\303\\274')\"";
        try (DemoProcess demo = DemoProcess.start(List.of("sh", "-c", script, old.toString(), DemoProcess.JAR))) {
            assertThat(demo.result()).isEqualTo(new Result(2, "", """
                            concurrency-demo: 'a=run:echo ??': contains characters that Java cannot read in this locale; \
                            expected another locale, such as LC_ALL=C.UTF-8
                            Try 'concurrency-demo --help'
                            """));
        }
    }

    /** If a standard stream is closed, the older Java opens a file of its own in its place, and passes it on. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void jobLogNeverOpensFileOfOlderJava() throws Exception {
        Path old = folder.resolve("old");
        Process jlink = Processes.builder(
                        EndToEndSupport.olderJava() + "/bin/jlink",
                        "--add-modules",
                        "java.management",
                        "--output",
                        old.toString())
                .start();
        assumeTrue(jlink.waitFor() == 0, "the older Java cannot be copied by its jlink");
        Path modules = old.resolve("lib/modules");
        long size = Files.size(modules);

        for (String stream : List.of("0 <&-", "1 >&-", "2 2>&-")) {
            String script = "exec \"$0\" -jar \"$1\" --quiet a --joblog=/proc/self/fd/" + stream;
            try (DemoProcess demo =
                    DemoProcess.start(List.of("sh", "-c", script, old + "/bin/java", DemoProcess.JAR))) {
                assertThat(demo.result().status()).as(stream).isEqualTo(2);
            }
            assertThat(modules).as(stream).hasSize(size);
        }
    }
}
