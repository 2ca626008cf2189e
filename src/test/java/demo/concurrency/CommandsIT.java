package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Path;
import java.util.List;
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
        Result expected = DemoProcess.run(List.of("env", "line=a", "end=b", "sh", "-c", "env"));
        Result seen = DemoProcess.run(
                List.of("env", "line=a", "end=b", JAVA, "-jar", DemoProcess.JAR, "--mode=sequential", "a=run:env"));

        assertThat(seen.commandLines())
                .containsExactlyInAnyOrderElementsOf(expected.output().lines().toList());
    }

    @Test
    void endsCommandOfNestedRun() throws Exception {
        String nested = "exec '" + JAVA + "' -jar '" + DemoProcess.JAR
                + "' 'b=run:trap \"\" TERM; echo $$; while :; do sleep 1; done'";
        try (DemoProcess demo = DemoProcess.start("--mode=sequential", "a=run:" + nested)) {
            // After the first two lines of the nested run's trace.
            String pid = demo.commandLines(3).getLast();
            assertThat(Processes.isRunning(pid)).isTrue();
            demo.signal("TERM");

            assertThat(demo.result().status()).isEqualTo(143);
            assertThat(Processes.isRunning(pid)).isFalse();
        }
    }

    /** A second SIGTERM would run the handler again. */
    @ParameterizedTest
    @CsvSource({
        "trap 'sleep 0.4; echo slept $?' TERM, slept 0",
        "mkdir many; (cd many; seq 2000 | xargs touch); trap 'rm -rf many; echo removed $?; exit' TERM, removed 0",
    })
    void sigtermIsSentOnceAndProcessesOfHandlerAreLeftAlone(String handler, String printed) throws Exception {
        String waits = "; echo here; sleep 1000 & wait; sleep 1000 & wait; echo after";
        try (DemoProcess demo = DemoProcess.start("a=run:cd '" + folder + "'; " + handler + waits)) {
            assertThat(demo.commandLines(1)).containsExactly("here");
            demo.signal("TERM");

            assertThat(demo.result().commandLines()).containsExactly(printed);
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** If descriptors run out while Java starts a process, it closes some that are in use, such as standard output. */
    @RepeatedTest(5)
    void commandFailsIfTooFewDescriptorsAreFree() throws Exception {
        Result result = DemoProcess.run(DemoProcess.shell("ulimit -n 64; exec \"$@\" --mode=concurrent --copies=100"
                + " --return-when=first-exception 'a=run:echo $$; exec sleep 1000'"));

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.commandLines()).hasSizeGreaterThan(20).noneMatch(Processes::isRunning);
        assertThat(result.output().lines().filter(line -> line.startsWith("!!!")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(
                        ": too few file descriptors are free to start a command; set --jobs or raise ulimit -n"));
        assertThat(result.errors().lines()).hasSize(1).allMatch(line -> line.contains("ended early"));
    }

    @Test
    void outputOfConcurrentCommandsIsCompleteAndInOrder() throws Exception {
        Result result = DemoProcess.run("--mode=concurrent", "--copies=20", "count=run:seq 100000");

        assertThat(result.status()).isZero();
        // Each task has three lines besides, and the pass has one.
        assertThat(result.output()).hasLineCount(20 * 100_003 + 1);
        for (int i = 1; i <= 20; i++) {
            String name = "[count#" + i + "] ";
            assertThat(result.output()
                            .lines()
                            .filter(line -> line.startsWith(name))
                            .toList())
                    .isEqualTo(IntStream.rangeClosed(1, 100_000)
                            .mapToObj(number -> name + number)
                            .toList());
        }
    }

    /** A command must not block a carrier thread, of which there are fewer. */
    @Test
    void moreCommandsThanCarrierThreadsRunAtOnce() throws Exception {
        try (DemoProcess demo =
                DemoProcess.start("--mode=concurrent", "--copies=100", "a=run:echo started; exec sleep 1000")) {
            assertThat(demo.commandLines(100)).hasSize(100).containsOnly("started");
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
            List<String> processes = demo.commandLines(3);
            assertThat(processes).hasSize(3).allMatch(Processes::isRunning);
            demo.signal(signal);

            assertThat(demo.result()).isEqualTo(new Result(status, "xxx cancelled task tree\n", ""));
            assertThat(processes).noneMatch(Processes::isRunning);
        }
    }

    /** The process does not hold the output of its command open. */
    @Test
    void backgroundProcessOfEndedCommandIsLeftRunning() throws Exception {
        Result result = DemoProcess.run("--mode=sequential", "a=run:sleep 1000 > /dev/null 2>&1 & echo $!");
        String process = result.commandLines().getFirst();

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
        String task = "a=run:trap 'echo INT' INT; trap 'echo TERM; exit' TERM; echo here; sleep 1000 & wait; wait";
        try (DemoProcess demo = DemoProcess.start(List.of("setsid", JAVA, "-jar", DemoProcess.JAR, task))) {
            assertThat(demo.commandLines(1)).containsExactly("here");
            demo.signalGroup("INT");

            assertThat(demo.result()).isEqualTo(new Result(130, "[a] TERM\nxxx cancelled task a\n", ""));
        }
    }

    @Test
    void closedOutputEndsCommand() throws Exception {
        try (DemoProcess demo = DemoProcess.start("endless=run:echo $$; exec yes")) {
            String process = demo.commandLines(1).getFirst();
            demo.output().close();

            assertThat(demo.result()).isEqualTo(new Result(141, "", ""));
            assertThat(Processes.isRunning(process)).isFalse();
        }
    }
}
