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

/** Task lists from standard input and from files. */
@DisabledOnOs(OS.WINDOWS)
class TaskFilesIT {

    @TempDir
    private Path folder;

    @Test
    void tasksFromStandardInput() throws Exception {
        Result result =
                DemoProcess.run(DemoProcess.shell("printf 'na\u00efve\\n\\nb\\n' | \"$@\" -m=sequential @- @- \u00e7"));

        assertThat(result.output().lines().filter(line -> line.startsWith(">>>")))
                .containsExactly(">>> doing task na\u00efve", ">>> doing task b", ">>> doing task \u00e7");
    }

    @Test
    void errorInStandardInputNamesLine() throws Exception {
        assertThat(DemoProcess.run(DemoProcess.shell("printf 'a\\n\\nb=x\\n' | \"$@\" @-")))
                .isEqualTo(Result.usageError(
                        "standard input:3: 'b=x': 'x' is not a duration; expected a plain decimal number with an"
                                + " optional unit (ns us ms s m h), such as 1.5 or 800ms"));
    }

    /** The JVM then has a file of its own open as descriptor 0, and crashes once that is closed. */
    @Test
    void closedStandardInputIsUsageError() throws Exception {
        Result result = DemoProcess.run(DemoProcess.shell("\"$@\" @- <&-"));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).startsWith("concurrency-demo: ").endsWith("\nTry 'concurrency-demo --help'\n");
    }

    /** The device never ends and has no line feeds. The heap must not fill. */
    @Test
    void endlessLineIsUsageErrorInSmallHeap() throws Exception {
        assertThat(DemoProcess.runWith(List.of("-Xmx16m"), "@/dev/zero"))
                .isEqualTo(Result.usageError("/dev/zero:1: the line is longer than 1 MiB; expected one task a line"));
    }

    /** Under {@code LC_ALL=C}, Java would pass the command on with question marks, which a shell takes for wildcards. */
    @Test
    void commandThatLocaleCannotHoldIsUsageError() throws Exception {
        DemoProcess.assumeAsciiPath();
        Path file = Files.writeString(folder.resolve("tasks.txt"), "a=run:rm -f \u00fc\n");

        Result result = DemoProcess.run(DemoProcess.shell("LC_ALL=C \"$@\" '@" + file + "'"));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).contains(":1: 'a=run:rm -f ?': the command contains characters", "LC_ALL=C.UTF-8");
    }
}
