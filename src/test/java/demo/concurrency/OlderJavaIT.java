package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    @DisabledOnOs(OS.WINDOWS)
    void launcherPassesSignalsOn(String signal, int status) throws Exception {
        EndToEndSupport.assertSignalCancelsTasks(EndToEndSupport.olderJava(), signal, status);
    }

    /**
     * The signal comes before the newer Java is started, during its start, or while the program runs. To a process group, as Ctrl-C
     * sends it, the launcher, the newer Java, and the process that starts the latter get the signal at once.
     */
    @ParameterizedTest
    @CsvSource({"TERM, 143, false", "INT, 130, true"})
    @EnabledOnOs(OS.LINUX)
    void signalAtAnyMomentEndsProgram(String signal, int status, boolean toGroup) throws Exception {
        String java = EndToEndSupport.olderJava() + "/bin/java";
        for (int i = 0; i < 25; i++) {
            try (DemoProcess demo = DemoProcess.start(List.of("setsid", java, "-jar", DemoProcess.JAR, "one=2"))) {
                Thread.sleep((toGroup ? 50 : 0) + i * 10L);
                if (toGroup) {
                    demo.signalGroup(signal);
                } else {
                    demo.signal(signal);
                }

                assertEndedBySignal(demo.result(), status);
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

        Result result = runInShell(
                "exec \"$0\" -jar \"$1\" -m sequential -l /dev/fd/8 @/proc/self/fd/7 7<\"$2\" 8>\"$3\"",
                tasks.toString(),
                log.toString());

        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).startsWith(">>> doing task from file\n<<< finished task from file\n");
        assertThat(Files.readString(log)).startsWith("Pass\tTask\tState").contains("\tfrom file\tfinished\t");
    }

    /** A newer Java reads these variables, too. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void optionsOfVariablesAreNotPassedTwice() throws Exception {
        Files.createDirectory(folder.resolve("bin"));
        String script = "#!/bin/sh\nfor a; do case $a in -D*) echo \"$a\" ;; esac; done\n";
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

    @ParameterizedTest
    @CsvSource({"C, UTF-8", "C.UTF-8, ISO-8859-1", "C.UTF-8, US-ASCII"})
    @DisabledOnOs(OS.WINDOWS)
    void textThatWouldArriveChangedIsUsageError(String locale, String encoding) throws Exception {
        DemoProcess.assumeAsciiPath();
        Result result = runInShell(
                "exec env LC_ALL=$2 \"$0\" -Dfile.encoding=$3 -jar \"$1\" \"$(printf 'a=run:rm -f \\342\\206\\2221')\"",
                locale,
                encoding);

        assertThat(result.errors())
                .startsWith("concurrency-demo: 'a=run:rm -f ")
                .contains("1': contains characters that are lost with file.encoding=" + encoding
                        + " and sun.jnu.encoding=")
                .endsWith("; expected UTF-8 for both, as with LC_ALL=C.UTF-8\nTry 'concurrency-demo --help'\n");
        assertThat(result.output()).isEmpty();
        assertThat(result.status()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1, one", "UTF-8, \u2192"})
    void textThatArrivesIsPassedInAnyEncoding(String encoding, String task) throws Exception {
        List<String> options = List.of("-Dfile.encoding=" + encoding);
        try (DemoProcess demo = DemoProcess.start(EndToEndSupport.olderJava(), options, "--mode=sequential", task)) {
            assertThat(demo.result().output()).startsWith(">>> doing task " + task + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"<&- >&-, 70", ">&-, 70", "<&-, 0"})
    @EnabledOnOs(OS.LINUX)
    void closedStandardOutputIsReported(String closed, int status) throws Exception {
        Result result = runInShell("exec \"$0\" -jar \"$1\" one " + closed);

        assertThat(result.errors()).matches(status == 0 ? "" : "concurrency-demo: .*\n");
        assertThat(result.status()).isEqualTo(status);
    }

    /** In the script, {@code $0} is the older Java, {@code $1} the jar, and the next ones are the arguments. */
    private static Result runInShell(String script, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script));
        command.addAll(List.of(EndToEndSupport.olderJava() + "/bin/java", DemoProcess.JAR));
        command.addAll(List.of(args));
        return DemoProcess.run(command);
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
