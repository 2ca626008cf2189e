package demo.concurrency;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that run commands: their output, how they are cancelled, and that no process of theirs is left running. */
class ProcessTreesIT {

    @Test
    @DisabledOnOs(OS.WINDOWS)
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

    /** The background process writes after its shell has exited. By default, the JDK closes the stream when the shell exits. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void outputOfBackgroundProcessIsComplete() throws Exception {
        Result result = DemoProcess.run("--mode=concurrent", "--copies=20", "a=run:(sleep 0.3; echo late) & exit 0");

        assertThat(result.output().lines().filter(line -> line.endsWith("] late")))
                .hasSize(20);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void longLineWithoutLineFeedIsComplete() throws Exception {
        Result result = DemoProcess.run("--mode=concurrent", "long=run:head -c 3000000 /dev/zero | tr '\\0' x");

        assertThat(result.output().lines()).contains("[long] " + "x".repeat(3_000_000));
    }

    /** A command must not block a carrier thread, of which there are fewer. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
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

    /** The command prints the process ids of an orphan, its shell, a child and a grandchild. All of them have to end. */
    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    @DisabledOnOs(OS.WINDOWS)
    void signalEndsProcessTreeIncludingOrphan(String signal, int status) throws Exception {
        String command = "(sleep 1000 & echo $!); echo $$; sh -c 'echo $$; sleep 1000 & echo $!; wait'; echo went on";
        try (DemoProcess demo = DemoProcess.start("--mode=sequential", "tree=run:" + command, "never=run:echo never")) {
            demo.output().readLine();
            demo.output().readLine();
            List<String> processes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
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
    @DisabledOnOs(OS.WINDOWS)
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
    @DisabledOnOs(OS.WINDOWS)
    void commandThatIgnoresSigtermIsKilled() throws Exception {
        try (DemoProcess demo = DemoProcess.start("deaf=run:trap '' TERM; echo $$; while :; do sleep 1; done")) {
            demo.output().readLine();
            demo.output().readLine();
            String process = demo.output().readLine().replace("[deaf] ", "");
            demo.signal("TERM");

            assertThat(demo.result()).isEqualTo(new Result(143, "xxx cancelled task deaf\n", ""));
            assertThat(Processes.isRunning(process)).isFalse();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
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
