package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Task lists from the arguments and from files. */
class TaskFilesIT {

    @TempDir
    private Path folder;

    @Test
    void tasksFromArgumentsAndFileRunInOrder() throws Exception {
        Path file = Files.writeString(folder.resolve("tasks.txt"), "# more\nlint\n\nnaïve test=20ms\n");

        Result result = DemoProcess.run("--mode=sequential", "build=0.01", "@" + file);

        assertThat(result.status()).isZero();
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).startsWith("""
                        >>> doing task build
                        found wait of duration 0.01 seconds
                        <<< finished task build
                        >>> doing task lint
                        <<< finished task lint
                        >>> doing task naïve test
                        found wait of duration 0.02 seconds
                        <<< finished task naïve test
                        took 0.0""");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void tasksFromStandardInput() throws Exception {
        Result result = runWithInput("a\\nb\\n", "-m=sequential @- @- c");

        assertThat(result.output().lines().filter(line -> line.startsWith(">>>")))
                .containsExactly(">>> doing task a", ">>> doing task b", ">>> doing task c");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void errorInStandardInputNamesLine() throws Exception {
        assertThat(runWithInput("a\\n\\nb=x\\n", "@-")).isEqualTo(new Result(2, "", """
                        concurrency-demo: standard input:3: 'b=x': 'x' is not a duration; expected a plain decimal \
                        number with an optional unit (ns us ms s m h), such as 1.5 or 800ms
                        Try 'concurrency-demo --help'
                        """));
    }

    private static Result runWithInput(String input, String args) throws Exception {
        String script = "printf '" + input + "' | \"$0\" -jar \"$1\" " + args;
        return DemoProcess.run(List.of("sh", "-c", script, DemoProcess.JDK + "/bin/java", DemoProcess.JAR));
    }

    /** The JVM then has a file of its own open as descriptor 0, and crashes once that is closed. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closedStandardInputIsUsageError() throws Exception {
        Result result = DemoProcess.run(
                List.of("sh", "-c", "\"$0\" -jar \"$1\" @- <&-", DemoProcess.JDK + "/bin/java", DemoProcess.JAR));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).startsWith("concurrency-demo: ").endsWith("\nTry 'concurrency-demo --help'\n");
    }

    /** The device never ends and has no line feeds. The heap must not fill. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void endlessLineIsUsageErrorInSmallHeap() throws Exception {
        try (DemoProcess demo = DemoProcess.start(DemoProcess.JDK, List.of("-Xmx16m"), "@/dev/zero")) {
            assertThat(demo.result()).isEqualTo(new Result(2, "", """
                            concurrency-demo: /dev/zero:1: the line is longer than 1 MiB; expected one task a line
                            Try 'concurrency-demo --help'
                            """));
        }
    }

    /** Under {@code LC_ALL=C}, Java would pass the command on with question marks, which a shell takes for wildcards. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void commandThatLocaleCannotHoldIsUsageError() throws Exception {
        DemoProcess.assumeAsciiPath();
        Path file = Files.writeString(folder.resolve("tasks.txt"), "a=run:rm -f \u00fc\n");

        Result result = DemoProcess.run(
                List.of("env", "LC_ALL=C", DemoProcess.JDK + "/bin/java", "-jar", DemoProcess.JAR, "@" + file));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).contains(":1: 'a=run:rm -f ?': the command contains characters", "LC_ALL=C.UTF-8");
    }
}
