package demo.concurrency;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that run commands: their output, how they are cancelled, and that no process of theirs is left running. */
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

    /** A second SIGTERM would run the handler again. */
    @Test
    void sigtermIsSentOnceAndProcessesOfHandlerAreLeftAlone() throws Exception {
        String handler = "trap 'sleep 0.4; echo slept $?' TERM; ";
        assertThat(outputAfterSigterm(handler + "echo here; sleep 1000 & wait; sleep 1000 & wait; echo after"))
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

    @Test
    void outputOfConcurrentCommandsIsCompleteAndInOrder() throws Exception {
        Result result = DemoProcess.run("--mode=concurrent", "--copies=20", "count=run:seq 100000");

        assertThat(result.status()).isZero();
        Map<String, List<String>> numbers = result.output()
                .lines()
                .filter(line -> line.startsWith("["))
                .map(line -> line.split(" "))
                .collect(groupingBy(parts -> parts[0], mapping(parts -> parts[1], toList())));
        List<String> expected =
                IntStream.rangeClosed(1, 100_000).mapToObj(Integer::toString).toList();
        assertThat(numbers).hasSize(20);
        assertThat(numbers.values()).allSatisfy(list -> assertThat(list).isEqualTo(expected));
    }

    /** A command must not block a carrier thread, of which there are fewer. */
    @Test
    void moreCommandsThanCarrierThreadsRunAtOnce() throws Exception {
        try (DemoProcess demo =
                DemoProcess.start("--mode=concurrent", "--copies=100", "a=run:echo started; exec sleep 1000")) {
            assertThat(demo.output()
                            .lines()
                            .filter(line -> line.endsWith("] started"))
                            .limit(100))
                    .hasSize(100);
            demo.signal("TERM");

            assertThat(demo.result().status()).isEqualTo(143);
        }
    }

    /** The command prints the process ids of an orphan, its shell, and a child that ignores SIGTERM. All of them have to end. */
    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void signalEndsProcessTreeIncludingOrphan(String signal, int status) throws Exception {
        String deaf = "trap \"\" TERM; echo $$; while :; do sleep 1; done";
        String command = "(sleep 1000 & echo $!); echo $$; sh -c '" + deaf + "'; echo went on";
        try (DemoProcess demo = DemoProcess.start("--mode=sequential", "tree=run:" + command, "never=run:echo never")) {
            demo.output().readLine();
            demo.output().readLine();
            List<String> processes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                processes.add(demo.output().readLine().replace("[tree] ", ""));
            }
            assertThat(processes).allMatch(Processes::isRunning);
            demo.signal(signal);

            assertThat(demo.result()).isEqualTo(new Result(status, "xxx cancelled task tree\n", ""));
            assertThat(processes).noneMatch(Processes::isRunning);
        }
    }

    /** The process does not hold the output of its command open. */
    @Test
    void backgroundProcessOfEndedCommandIsLeftRunning() throws Exception {
        Result result = DemoProcess.run("--mode=sequential", "a=run:sleep 1000 > /dev/null 2>&1 & echo $!");
        String process = result.output().lines().toList().get(2).replace("[a] ", "");

        try {
            assertThat(result.status()).isZero();
            assertThat(Processes.isRunning(process)).isTrue();
        } finally {
            ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** On a terminal, Ctrl-C sends SIGINT to a process group. A command is not in that of the program. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void sigintToProcessGroupDoesNotReachCommand() throws Exception {
        try (DemoProcess demo = DemoProcess.start(List.of(
                "setsid",
                DemoProcess.JDK + "/bin/java",
                "-jar",
                DemoProcess.JAR,
                "a=run:trap 'echo INT' INT; trap 'echo TERM; exit' TERM; echo here; sleep 1000 & wait; wait"))) {
            assertThat(demo.output().readLine()).isEqualTo(">>> doing task a");
            assertThat(demo.output().readLine()).startsWith("found command");
            assertThat(demo.output().readLine()).isEqualTo("[a] here");
            demo.signalGroup("INT");

            assertThat(demo.result()).isEqualTo(new Result(130, "[a] TERM\nxxx cancelled task a\n", ""));
        }
    }

    @Test
    void closedOutputEndsCommand() throws Exception {
        try (DemoProcess demo = DemoProcess.start("endless=run:echo $$; exec yes")) {
            demo.output().readLine();
            demo.output().readLine();
            String process = demo.output().readLine().replace("[endless] ", "");
            demo.output().close();

            assertThat(demo.result()).isEqualTo(new Result(141, "", ""));
            assertThat(Processes.isRunning(process)).isFalse();
        }
    }
}
