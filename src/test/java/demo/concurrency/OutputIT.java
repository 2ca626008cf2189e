package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Standard output that is closed or full, or whose reader does not read. */
class OutputIT {

    @Test
    void closedOutputGivesStatus141WithoutMessage() throws Exception {
        try (DemoProcess demo = DemoProcess.start("one=0.1", "two", "three=1h")) {
            assertThat(demo.output().readLine()).isEqualTo(">>> doing task one");
            demo.output().close();

            assertThat(demo.result()).isEqualTo(new Result(141, "", ""));
        }
    }

    /** The trace is larger than a pipe. Either the thread of a task or the one that flushes the output gets the error. */
    @RepeatedTest(5)
    void closedOutputIsDetectedByAnyWritingThread() throws Exception {
        try (DemoProcess demo = DemoProcess.start("--mode=concurrent", "--copies=2000", "nap=1h")) {
            demo.output().readLine();
            demo.output().close();

            assertThat(demo.result()).isEqualTo(new Result(141, "", ""));
        }
    }

    /** Only the thread that writes the output notices it. */
    @Test
    void closedOutputEndsRunThatPrintsNothingMore() throws Exception {
        try (DemoProcess demo = DemoProcess.start("--mode=concurrent", "--jobs=2", "one=1", "two=1h")) {
            for (int line = 0; line < 4; line++) {
                demo.output().readLine();
            }
            demo.output().close();

            assertThat(demo.result()).isEqualTo(new Result(141, "", ""));
        }
    }

    /** The error message of the system is translated where the translations are installed. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closedOutputIsDetectedInAnyLanguage() throws Exception {
        ProcessBuilder builder =
                Processes.builder(DemoProcess.JDK + "/bin/java", "-jar", DemoProcess.JAR, "one=0.1", "two", "three=1h");
        builder.environment().put("LANGUAGE", "es");
        Process process = builder.start();
        process.inputReader().readLine();
        process.getInputStream().close();

        assertThat(process.waitFor()).isEqualTo(141);
        assertThat(process.errorReader().lines()).isEmpty();
    }

    @Test
    void fullDiskGivesOneLineMessage() throws Exception {
        EndToEndSupport.assumeDevFull();

        Process shell = Processes.builder(
                        "sh",
                        "-c",
                        "\"$0\" -jar \"$1\" one=1h > /dev/full",
                        DemoProcess.JDK + "/bin/java",
                        DemoProcess.JAR)
                .start();

        assertThat(shell.waitFor()).isEqualTo(70);
        assertThat(shell.errorReader().lines())
                .containsExactly("concurrency-demo: cannot write to standard output: No space left on device");
    }

    /** Nothing reads the pipe, so the program blocks on it as soon as it is full. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void signalEndsProgramWhileOutputIsBlocked() throws Exception {
        try (DemoProcess demo = DemoProcess.start("--mode=sequential", "--copies=1000000", "tick")) {
            assertThat(demo.output().readLine()).isEqualTo(">>> doing task tick#1");
            demo.signal("TERM");

            assertThat(demo.waitFor()).isEqualTo(143);
        }
    }
}
