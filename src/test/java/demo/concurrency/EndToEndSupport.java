package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Path;
import java.util.List;

/** Assumptions and assertions that several end-to-end tests share. */
final class EndToEndSupport {

    private EndToEndSupport() {}

    /** The Java that Maven runs on. The test is skipped if the program can run on that. */
    static Path olderJava() {
        Path home = Path.of(System.getProperty("maven.java.home"));
        assumeTrue(
                Runtime.Version.parse(System.getProperty("maven.java.version")).feature() < 21,
                "Maven runs on " + home + ", which is not older than Java 21");
        return home;
    }

    /** Sends a signal while a task waits. The program has to cancel it, flush the trace, and exit with the status. */
    static void assertSignalCancelsTasks(Path jdk, String signal, int status) throws Exception {
        try (DemoProcess demo = DemoProcess.start(jdk, List.of(), "one", "two=1h", "three")) {
            assertThat(demo.output().readLine()).isEqualTo(">>> doing task one");
            assertThat(demo.output().readLine()).isEqualTo("<<< finished task one");
            assertThat(demo.output().readLine()).isEqualTo(">>> doing task two");
            demo.signal(signal);

            // result() reads the output to its end, so it returns only after every process that holds it has ended.
            assertThat(demo.result())
                    .isEqualTo(new Result(status, "found wait of duration 3600 seconds\nxxx cancelled task two\n", ""));
        }
    }
}
