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
                            concurrency-demo: '@@': cannot be read: (No such file or directory); expected @FILE, with one task a line, or @- for standard input
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
        assertThat(result.errors()).doesNotContain("concurrency-demo:").doesNotContain("\tat demo.");
        if (!(result.output() + result.errors()).contains("Error occurred during initialization of VM")) {
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

    /** A newer Java reads these variables, too. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void optionsOfVariablesAreNotPassedTwice() throws Exception {
        Files.createDirectory(folder.resolve("bin"));
        String script =
                "#!/bin/sh\nfor a; do case $a in -D[a-z]=*) echo \"$a\" ;; -Dlauncher*) rmdir \"${a#*=}\" ;; esac; done\n";
        Path java = Files.writeString(folder.resolve("bin/java"), script);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"21\"\n");

        Result result = DemoProcess.run(List.of(
                "env",
                "JAVA_HOME=" + folder,
                "JAVA_TOOL_OPTIONS=-Da=1 '-Db=two words'",
                "JDK_JAVA_OPTIONS=-Dc=3",
                "_JAVA_OPTIONS=-Dd=\"4 4\"4",
                EndToEndSupport.olderJava() + "/bin/java",
                "-De=5",
                "-Da=2",
                "-jar",
                DemoProcess.JAR,
                "one"));

        assertThat(result.output()).isEqualTo("-De=5\n-Da=2\n");
        assertThat(result.status()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void commandsGetVariablesWithOptions() throws Exception {
        Result result = DemoProcess.run(List.of(
                "env",
                "JAVA_TOOL_OPTIONS=-Da=1",
                EndToEndSupport.olderJava() + "/bin/java",
                "-jar",
                DemoProcess.JAR,
                "--mode=sequential",
                "a=run:echo $JAVA_TOOL_OPTIONS"));

        assertThat(result.output()).contains("[a] -Da=1\n");
        assertThat(result.status()).isZero();
    }

    /** The option is gone since Java 19. */
    @Test
    void newerJavaThatDoesNotStartIsReported() throws Exception {
        try (DemoProcess demo =
                DemoProcess.start(EndToEndSupport.olderJava(), List.of("-XX:+UseBiasedLocking"), "one")) {
            assertThat(demo.result())
                    .satisfies(result -> assertThat(result.status()).isEqualTo(70))
                    .satisfies(result -> assertThat(result.output()).isEmpty())
                    .satisfies(
                            result -> assertThat(result.errors())
                                    .containsPattern(
                                            "\nconcurrency-demo: this is Java .*, and Java 21 or newer is needed; did not start: .*\n$"));
        }
    }

    @ParameterizedTest
    @CsvSource({"C, UTF-8", "C.UTF-8, ISO-8859-1", "C.UTF-8, US-ASCII"})
    @DisabledOnOs(OS.WINDOWS)
    void textThatWouldArriveChangedIsUsageError(String locale, String encoding) throws Exception {
        DemoProcess.assumeAsciiPath();
        Path old = EndToEndSupport.olderJava();
        String script =
                "exec env LC_ALL=$2 \"$0/bin/java\" -Dfile.encoding=$3 -jar \"$1\" \"$(printf 'a=run:rm -f \\342\\206\\2221')\"";

        Result result = DemoProcess.run(List.of("sh", "-c", script, old.toString(), DemoProcess.JAR, locale, encoding));

        assertThat(result.errors())
                .startsWith("concurrency-demo: 'a=run:rm -f ")
                .contains("1': contains characters that are lost with file.encoding=" + encoding
                        + " and sun.jnu.encoding=")
                .endsWith("; expected UTF-8 for both, as with LC_ALL=C.UTF-8\nTry 'concurrency-demo --help'\n");
        assertThat(result.output()).isEmpty();
        assertThat(result.status()).isEqualTo(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void textThatArrivesIsPassedInAnyEncoding() throws Exception {
        try (DemoProcess demo = DemoProcess.start(
                EndToEndSupport.olderJava(), List.of("-Dfile.encoding=ISO-8859-1"), "--mode=sequential", "one")) {
            assertThat(demo.result().output()).startsWith(">>> doing task one\n");
        }
        try (DemoProcess demo =
                DemoProcess.start(EndToEndSupport.olderJava(), List.of(), "--mode=sequential", "\u2192")) {
            assertThat(demo.result().output()).startsWith(">>> doing task \u2192\n");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void closedStandardOutputIsReported() throws Exception {
        String script = "exec \"$0/bin/java\" -jar \"$1\" one ";
        for (String closed : List.of("<&- >&-", ">&-")) {
            Result result = DemoProcess.run(List.of(
                    "sh", "-c", script + closed, EndToEndSupport.olderJava().toString(), DemoProcess.JAR));

            assertThat(result.errors())
                    .as(closed)
                    .startsWith("concurrency-demo: ")
                    .hasLineCount(1);
            assertThat(result.status()).as(closed).isEqualTo(70);
        }
        assertThat(DemoProcess.run(List.of(
                                "sh",
                                "-c",
                                script + "<&-",
                                EndToEndSupport.olderJava().toString(),
                                DemoProcess.JAR))
                        .status())
                .isZero();
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
