package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands, and what they share with this program: the environment, file descriptors, and marks in nested runs. */
@DisabledOnOs(OS.WINDOWS)
class CommandsIT {

    private static final String JAVA = DemoProcess.JDK + "/bin/java";

    @TempDir
    private Path folder;

    @Test
    void environmentDiffersInTheMarkOnly() throws Exception {
        List<String> variables = List.of("env", "line=a", "end=b", "CONCURRENCY_DEMO_TASK=outer");
        List<String> expected = result(variables, "sh", "-c", "env")
                .output()
                .lines()
                .filter(line -> !line.startsWith("CONCURRENCY_DEMO_TASK="))
                .toList();

        List<String> seen = result(variables, JAVA, "-jar", DemoProcess.JAR, "--mode=sequential", "a=run:env")
                .output()
                .lines()
                .filter(line -> line.startsWith("[a] "))
                .map(line -> line.substring(4))
                .toList();

        assertThat(seen).containsAll(expected).hasSize(expected.size() + 1);
        assertThat(seen).anyMatch(line -> line.matches("CONCURRENCY_DEMO_TASK=outer \\S+"));
    }

    /** The nested program is killed, so it cannot end its own command. */
    @Test
    void endsCommandOfNestedRun() throws Exception {
        Path pid = folder.resolve("pid");
        String nested = "'" + JAVA + "' -jar '" + DemoProcess.JAR + "' 'b=run:echo $$ > " + pid + "; exec sleep 1000'";
        String command =
                nested + " & until [ -s " + pid + " ]; do sleep 0.1; done; kill -9 $!; echo killed; exec sleep 1000";
        try (DemoProcess demo = DemoProcess.start("--mode=sequential", "a=run:" + command)) {
            assertThat(demo.output().lines().anyMatch("[a] killed"::equals)).isTrue();
            assertThat(Processes.isRunning(Files.readString(pid).strip())).isTrue();
            demo.signal("TERM");

            assertThat(demo.result().status()).isEqualTo(143);
            assertThat(Processes.isRunning(Files.readString(pid).strip())).isFalse();
        }
    }

    /** If descriptors run out while Java starts a process, it closes some that are in use, such as standard output. */
    @RepeatedTest(5)
    void commandFailsIfTooFewDescriptorsAreFree() throws Exception {
        String run = "ulimit -n 64; exec \"$0\" -jar \"$1\" --mode=concurrent --copies=100"
                + " --return-when=first-exception 'a=run:echo $$; exec sleep 1000'";

        Result result = result(List.of("sh", "-c", run), JAVA, DemoProcess.JAR);

        assertThat(result.status()).isEqualTo(1);
        List<String> started = new ArrayList<>();
        result.output()
                .lines()
                .filter(line -> line.startsWith("["))
                .forEach(line -> started.add(line.substring(line.indexOf(' ') + 1)));
        assertThat(started).hasSizeGreaterThan(20).noneMatch(Processes::isRunning);
        assertThat(result.output().lines().filter(line -> line.startsWith("!!!")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(
                        ": too few file descriptors are free to start a command; set --jobs or raise ulimit -n"));
        assertThat(result.errors().lines()).hasSize(1).allMatch(line -> line.contains("ended early"));
    }

    private static Result result(List<String> start, String... rest) throws Exception {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of(rest));
        return DemoProcess.run(command);
    }
}
