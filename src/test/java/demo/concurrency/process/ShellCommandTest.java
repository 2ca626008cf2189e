package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.Processes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class ShellCommandTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void tellsAfterTheLastLineThatTheCommandHasEnded() throws Exception {
        int status = new ShellCommand("(sleep 0.3; echo late) & exit 3", this::add, () -> lines.add("ended")).run();

        assertThat(status).isEqualTo(3);
        assertThat(lines).containsExactly("late", "ended");
    }

    /** The command's background process has a session of its own and no parent, so it is not found. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void passesOnNoOutputAfterTheEnd() throws Exception {
        CountDownLatch ticking = new CountDownLatch(2);
        Thread run =
                start("(setsid sh -c 'echo $$; while echo tick; do sleep 0.01; done' &); exec sleep 1000", line -> {
                    add(line);
                    ticking.countDown();
                });
        ticking.await();

        run.interrupt();
        run.join();
        int count = lines.size();

        // Its next line finds the output closed, which ends it.
        while (Processes.isRunning(lines.getFirst())) {
            Thread.sleep(10);
        }
        assertThat(lines).hasSize(count);
    }

    /** As when a reader does not read, and too much output is queued. */
    @Test
    void endsWhileItsOutputWaits() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Thread run = start("echo here; exec sleep 1000", line -> {
            waiting.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.await();

        run.interrupt();

        run.join();
    }

    /**
     * Whatever the thread was doing when it was interrupted, no process is left. A process just forked by a shell that has just ended
     * has neither parent nor environment for a moment.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interruptAtAnyMomentEndsCommand(boolean isStarted) throws Exception {
        // The process id makes the command different from that of any other run of the tests.
        String sleep = "sleep 98764" + ProcessHandle.current().pid();
        for (int i = 0; i < 60; i++) {
            CountDownLatch started = new CountDownLatch(isStarted ? 1 : 0);
            Thread run = start("echo started; " + sleep + "; true", line -> started.countDown());
            started.await();
            Thread.sleep(Duration.ofNanos(isStarted ? 0 : i * 200_000));
            run.interrupt();
            run.join();
        }

        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(sleep));
    }

    /** A cancelled command does not count as ready to go on. */
    @Test
    void onlyCommandThatEndsByItselfIsReported() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Thread run = start("echo here; exec sleep 1000", line -> started.countDown());
        started.await();
        run.interrupt();
        run.join();
        assertThat(lines).isEmpty();

        start("true", this::add).join();
        assertThat(lines).containsExactly("ended");
    }

    private Thread start(String command, Consumer<byte[]> output) {
        return Thread.startVirtualThread(() -> {
            try {
                new ShellCommand(command, output, () -> lines.add("ended")).run();
            } catch (Exception e) {
                // It was interrupted.
            }
        });
    }

    private void add(byte[] line) {
        lines.add(new String(line, UTF_8));
    }
}
