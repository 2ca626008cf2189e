package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.Processes;
import java.io.BufferedReader;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ProcessTreeTest {

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
                Consumer<byte[]> output = line -> {
                    System.out.println(new String(line, UTF_8));
                    started.countDown();
                };
                System.out.println("exit status " + new ShellCommand(command, output, () -> {}).run());
            } catch (Exception e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** In a JVM of its own, since no test in that JVM can run a command afterwards. */
    @Test
    void killsAllCommandsSilentlyAndStartsNoMore() throws Exception {
        Process jvm = Processes.builder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillingJvm.class.getName())
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
