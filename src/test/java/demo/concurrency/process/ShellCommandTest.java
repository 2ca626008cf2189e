package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.Processes;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
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
    void tellsAfterLastLineOfBackgroundProcessThatCommandHasEnded() throws Exception {
        String command = "(for i in 1 2 3; do sleep 0.3; echo late $i; done) & echo early; exit 3";
        int status = new ShellCommand(command, new Lines(lines::add), () -> lines.add("ended")).run();

        assertThat(status).isEqualTo(3);
        assertThat(lines).containsExactly("early", "late 1", "late 2", "late 3", "ended");
    }

    /** The command's background process has a session of its own and no parent, so it is not found. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void passesOnNoOutputAfterTheEnd() throws Exception {
        String command = "(setsid sh -c 'echo $$; while echo tick; do sleep 0.01; done' &); exec sleep 1000";
        interruptAfter(2, 0, command, lines::add);
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
        interruptAfter(1, 0, "echo here; exec sleep 1000", line -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
        });
    }

    /**
     * Whatever the thread was doing when it was interrupted, no process is left, not even one just forked by a shell that has just
     * ended. A command that was cancelled does not count as ended.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interruptAtAnyMomentEndsCommand(boolean isStarted) throws Exception {
        // The process id makes the command different from that of any other run of the tests.
        String sleep = "sleep 98764" + ProcessHandle.current().pid();
        String command = "echo started; " + sleep + "; true";
        for (int i = 0; i < 60; i++) {
            interruptAfter(isStarted ? 1 : 0, isStarted ? 0 : i * 200_000, command, line -> {});
        }

        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(sleep));
        assertThat(lines).isEmpty();
    }

    /** Interrupts a command some time after it has printed the given number of lines, and returns when it has ended. */
    private void interruptAfter(int count, long nanos, String command, Consumer<String> output) throws Exception {
        CountDownLatch printed = new CountDownLatch(count);
        OutputStream countedOutput = new Lines(line -> {
            printed.countDown();
            output.accept(line);
        });
        Thread run = Thread.startVirtualThread(() -> {
            try {
                new ShellCommand(command, countedOutput, () -> lines.add("ended")).run();
            } catch (Exception e) {
                // It was interrupted.
            }
        });
        printed.await();
        Thread.sleep(Duration.ofNanos(nanos));
        run.interrupt();
        run.join();
    }

    /** The commands of this class write whole lines. */
    private static final class Lines extends ByteArrayOutputStream {

        private final Consumer<String> consumer;

        Lines(Consumer<String> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            new String(buffer, offset, length, UTF_8).lines().forEach(consumer);
        }
    }

    /** A JVM that kills a running command and its orphan, and then tries to run another one. Prints what the commands do. */
    static final class KillingJvm {

        private KillingJvm() {}

        public static void main(String... args) throws Exception {
            CountDownLatch started = new CountDownLatch(2);
            Thread.startVirtualThread(() -> run("(sleep 1000 & echo $!); echo $$; exec sleep 1000", started));
            started.await();
            ProcessTree.killAll();
            run("echo started", started);
        }

        private static void run(String command, CountDownLatch started) {
            try {
                OutputStream output = new Lines(line -> {
                    System.out.println(line);
                    started.countDown();
                });
                System.out.println("exit status " + new ShellCommand(command, output, () -> {}).run());
            } catch (Exception e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** In a JVM of its own, since no test in that JVM can run a command afterwards. */
    @Test
    void killsAllCommandsSilentlyAndStartsNoMore() throws Exception {
        String java = System.getProperty("java.home") + "/bin/java";
        String classPath = System.getProperty("java.class.path");
        Process jvm = Processes.builder(java, "-cp", classPath, KillingJvm.class.getName())
                .redirectErrorStream(true)
                .start();

        try (BufferedReader output = jvm.inputReader()) {
            List<String> lines = output.lines().toList();
            assertThat(lines).hasSize(3).last().isEqualTo("the program is ending");
            assertThat(lines.subList(0, 2)).noneMatch(Processes::isRunning);
        }
        assertThat(jvm.waitFor()).isZero();
    }
}
