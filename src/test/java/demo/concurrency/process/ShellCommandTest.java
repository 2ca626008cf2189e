package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.Processes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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

    /** Whatever the thread was doing when it was interrupted, no process is left. */
    @Test
    void interruptAtAnyMomentEndsCommand() throws Exception {
        // The process id makes the command different from that of any other run of the tests.
        String sleep = "sleep 98764" + ProcessHandle.current().pid();
        for (int i = 0; i < 30; i++) {
            Thread run = start(sleep + "; true", this::add);
            Thread.sleep(Duration.ofNanos(i * 300_000));
            run.interrupt();
            run.join();
        }

        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(sleep)))
                .isEmpty();
    }

    /** A cancelled command does not count as ready to go on. */
    @Test
    void onlyCommandThatEndsByItselfIsReported() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Thread run = Thread.startVirtualThread(() -> {
            try {
                new ShellCommand("echo here; exec sleep 1000", line -> started.countDown(), ended::incrementAndGet)
                        .run();
            } catch (Exception e) {
                // Cancelled.
            }
        });
        started.await();
        run.interrupt();
        run.join();
        assertThat(ended).hasValue(0);

        new ShellCommand("true", line -> {}, ended::incrementAndGet).run();
        assertThat(ended).hasValue(1);
    }

    private Thread start(String command, Consumer<byte[]> output) {
        return Thread.startVirtualThread(() -> {
            try {
                new ShellCommand(command, output, () -> {}).run();
            } catch (Exception e) {
                // It was interrupted.
            }
        });
    }

    private void add(byte[] line) {
        lines.add(new String(line, UTF_8));
    }
}
