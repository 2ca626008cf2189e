package demo.concurrency.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import demo.concurrency.Processes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class CommandWorkTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void emitsLinesOfBothStreamsInOrder() throws Exception {
        perform("echo one; echo two >&2; printf three");

        assertThat(lines).containsExactly("one", "two", "three");
    }

    /** A tool that looks at what its input is would search an empty pipe instead of the folder. */
    @Test
    void inputIsNullDevice() throws Exception {
        perform("cat; test -c /dev/stdin; echo $?");

        assertThat(lines).containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-foo || echo fallback", "+x || echo fallback"})
    void commandIsNoOptionOfTheShell(String command) throws Exception {
        perform(command);

        assertThat(lines).hasSize(2).last().isEqualTo("fallback");
    }

    @ParameterizedTest
    @CsvSource({
        "exit 1, exit status 1",
        "exit 200, exit status 200",
        "exit 143, exit status 143 (128 + SIGTERM)",
        "no-such-command-here 2>/dev/null, exit status 127",
        "kill -KILL $$, exit status 137 (128 + SIGKILL)",
        "kill -TERM $$, exit status 143 (128 + SIGTERM)",
        "kill 0, exit status 143 (128 + SIGTERM)",
    })
    void failsWithStatusOrSignal(String command, String reason) {
        assertThatThrownBy(() -> perform(command)).hasMessage(reason);
    }

    /**
     * The interrupt comes when the command has printed the process ids of a shell, its child, a grandchild, and an orphan. If only
     * the running command were terminated, its shell would go on.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep 1000 & echo $!; sh -c 'echo $$; sleep 1000 & echo $!; wait' & wait",
                "(sleep 1000 & echo $!); echo $$; sleep 1000 & echo $!; wait",
                "(sh -c 'echo $$; env -i sleep 1000 & echo $!; wait' &); echo $$; sleep 1000; :",
                "trap '' TERM; sleep 1000 & echo $!; echo $$; sh -c 'trap \"\" TERM; echo $$; while :; do sleep 1; done'",
            })
    void interruptTerminatesProcessTree(String command) throws Exception {
        CountDownLatch started = new CountDownLatch(3);
        FutureTask<Void> task = new FutureTask<>(() -> {
            perform(command + "; echo went on", started::countDown);
            return null;
        });
        Thread thread = Thread.startVirtualThread(task);
        started.await();
        assertThat(lines).hasSize(3).allMatch(Processes::isRunning);

        thread.interrupt();

        assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
        assertThat(lines).hasSize(3).noneMatch(Processes::isRunning);
    }

    /** The background process has a session of its own and no parent, so it is not found, and goes on. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void partOfALineIsNotPassedOnAfterTheEnd() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        FutureTask<Void> task = new FutureTask<>(() -> {
            perform("(setsid sh -c 'echo $$; printf part; exec sleep 1000' &); exec sleep 1000", started::countDown);
            return null;
        });
        Thread thread = Thread.startVirtualThread(task);
        started.await();
        thread.interrupt();
        assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);

        ProcessHandle.of(Long.parseLong(lines.getFirst())).orElseThrow().destroyForcibly();
        while (Processes.isRunning(lines.getFirst())) {
            Thread.sleep(10);
        }
        // The thread that reads the output finds its end.
        Thread.sleep(100);
        assertThat(lines).hasSize(1);
    }

    @Test
    void consumerThatThrowsEndsCommand() {
        assertThatThrownBy(() -> perform("echo $$; sleep 1000", () -> {
                    throw new IllegalStateException("closed");
                }))
                .isInstanceOf(Exception.class)
                .hasMessageContaining("closed");
        assertThat(lines).hasSize(1).noneMatch(Processes::isRunning);
    }

    private void perform(String command) throws Exception {
        perform(command, () -> {});
    }

    private void perform(String command, Runnable afterEachLine) throws Exception {
        new CommandWork(command)
                .perform(
                        Time.SYSTEM,
                        line -> {
                            lines.add(new String(line, UTF_8));
                            afterEachLine.run();
                        },
                        () -> {});
    }
}
