package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands: what they share with this program, and how they handle SIGTERM. */
@DisabledOnOs(OS.WINDOWS)
class CommandsIT {

    private static final String JAVA = DemoProcess.JDK + "/bin/java";

    @TempDir
    private Path folder;

    @Test
    void environmentIsThatOfTheProgram() throws Exception {
        List<String> variables = List.of("env", "line=a", "end=b");
        List<String> expected =
                result(variables, "sh", "-c", "env").output().lines().toList();

        List<String> seen = result(variables, JAVA, "-jar", DemoProcess.JAR, "--mode=sequential", "a=run:env")
                .output()
                .lines()
                .filter(line -> line.startsWith("[a] "))
                .map(line -> line.substring(4))
                .toList();

        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void endsCommandOfNestedRun() throws Exception {
        String nested = "exec '" + JAVA + "' -jar '" + DemoProcess.JAR
                + "' 'b=run:trap \"\" TERM; echo $$; while :; do sleep 1; done'";
        try (DemoProcess demo = DemoProcess.start("--mode=sequential", "a=run:" + nested)) {
            String pid = demo.output()
                    .lines()
                    .filter(line -> line.startsWith("[a] [b] "))
                    .findFirst()
                    .orElseThrow()
                    .replace("[a] [b] ", "");
            assertThat(Processes.isRunning(pid)).isTrue();
            demo.signal("TERM");

            assertThat(demo.result().status()).isEqualTo(143);
            assertThat(Processes.isRunning(pid)).isFalse();
        }
    }

    @Test
    void processesOfHandlerAreLeftAlone() throws Exception {
        assertThat(outputAfterSigterm("trap 'sleep 0.4; echo slept $?; exit' TERM; echo here; sleep 1000 & wait"))
                .containsExactly("slept 0");
    }

    @Test
    void handlerRemovesManyFiles() throws Exception {
        Path many = folder.resolve("many");
        String remove = "trap 'rm -rf many; echo removed $?; exit' TERM";
        String create = "mkdir many; (cd many; seq 2000 | xargs touch)";

        assertThat(outputAfterSigterm(
                        "cd '" + folder + "'; " + create + "; " + remove + "; echo here; sleep 1000 & wait"))
                .containsExactly("removed 0");
        assertThat(many).doesNotExist();
    }

    /** A second SIGTERM would interrupt the second wait. */
    @Test
    void sigtermIsSentOnce() throws Exception {
        assertThat(outputAfterSigterm(
                        "trap 'echo TERM' TERM; echo here; sleep 1000 & wait; sleep 1000 & wait; echo after"))
                .containsExactly("TERM");
    }

    /** What the command prints after SIGTERM was sent to the program. Before, it prints a line. */
    private static List<String> outputAfterSigterm(String command) throws Exception {
        try (DemoProcess demo = DemoProcess.start("a=run:" + command)) {
            assertThat(demo.output().lines().anyMatch("[a] here"::equals)).isTrue();
            demo.signal("TERM");

            return demo.result()
                    .output()
                    .lines()
                    .filter(line -> line.startsWith("[a] "))
                    .map(line -> line.substring(4))
                    .toList();
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
