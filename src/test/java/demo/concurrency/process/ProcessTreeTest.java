package demo.concurrency.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import demo.concurrency.Processes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {

    /** A JVM that kills all processes before it ends, and then tries to start another one. */
    static final class KillingJvm {

        private KillingJvm() {}

        public static void main(String... args) {
            ProcessTree.killAll();
            try {
                new ProcessTree(List.of("echo", "started")).start();
                System.out.println("started");
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void terminatedTreeIsNotStartedLater() {
        ProcessTree tree = new ProcessTree(List.of("echo", "started"));
        tree.terminate();

        assertThatIOException().isThrownBy(tree::start).withMessage("the command was cancelled");
    }

    /** In a JVM of its own, since no test in that JVM can start a process afterwards. */
    @Test
    void startsNothingAfterAllAreKilled() throws Exception {
        Process jvm = Processes.builder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillingJvm.class.getName())
                .redirectErrorStream(true)
                .start();

        assertThat(jvm.inputReader().readLine()).isEqualTo("the program is ending");
        assertThat(jvm.waitFor()).isZero();
    }
}
