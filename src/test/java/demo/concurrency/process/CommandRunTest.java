package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import demo.concurrency.Processes;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CommandRunTest {

    /** Java reports both with the same class of error. */
    @Test
    void distinguishesLimitOnThreadsFromLackOfMemory() {
        assertThatThrownBy(() -> run(failing("unable to create native thread: possibly out of memory")))
                .isInstanceOf(IOException.class)
                .hasMessage("the system allows no more threads to run commands; set --jobs");
        assertThatThrownBy(() -> run(failing("Java heap space"))).isInstanceOf(OutOfMemoryError.class);
    }

    /** The command's background process has neither its mark nor its parent, so it is not found. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void passesOnNoOutputAfterTheEnd() throws Exception {
        String endless = "(env -i sh -c 'echo $$; while echo tick; do sleep 0.01; done' &); exec sleep 1000";
        List<String> lines = new CopyOnWriteArrayList<>();
        CountDownLatch ticking = new CountDownLatch(2);
        Thread run = Thread.startVirtualThread(() -> {
            try {
                CommandRun.run(List.of("sh", "-c", endless), line -> {
                    lines.add(new String(line, UTF_8));
                    ticking.countDown();
                });
            } catch (Exception e) {
                // It was interrupted.
            }
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
    @DisabledOnOs(OS.WINDOWS)
    void endsWhileItsOutputWaits() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Thread run = Thread.startVirtualThread(() -> {
            try {
                CommandRun.run(List.of("sh", "-c", "echo here; exec sleep 1000"), line -> {
                    waiting.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            } catch (Exception e) {
                // It was interrupted.
            }
        });
        waiting.await();

        run.interrupt();

        run.join();
    }

    @Test
    void commandThatCannotBeStartedFails() {
        assertThatIOException()
                .isThrownBy(() -> CommandRun.run(List.of("no such program"), line -> {}))
                .withMessageContaining("no such program");
    }

    private static void run(ThreadFactory threads) throws Exception {
        CommandRun.run(List.of("true"), line -> {}, threads);
    }

    private static ThreadFactory failing(String message) {
        return body -> {
            throw new OutOfMemoryError(message);
        };
    }
}
