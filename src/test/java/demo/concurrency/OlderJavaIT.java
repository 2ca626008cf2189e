package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.Demo.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start on a Java that is too old: the launcher runs the program on a newer one. */
class OlderJavaIT {

    @TempDir
    private Path folder;

    @Test
    void launcherPassesArgumentsAndExitStatusOn() throws Exception {
        Path old = EndToEndSupport.olderJava();

        try (Demo demo = Demo.start(old, List.of("-Xmx64m"), "--mode=sequential", "two words", "@@")) {
            assertThat(demo.result()).isEqualTo(new Result(2, "", """
                            concurrency-demo: '@@': no such file; expected a text file with one argument a line
                            Try 'concurrency-demo --help'
                            """));
        }
        try (Demo demo = Demo.start(old, List.of(), "--mode=sequential", "two words")) {
            Result result = demo.result();
            assertThat(result.status()).isZero();
            assertThat(result.errors()).isEmpty();
            assertThat(result.output()).startsWith(">>> doing task two words\n<<< finished task two words\ntook 0.");
        }
    }

    @Test
    void launcherPassesJvmOptionsOn() throws Exception {
        Path log = folder.resolve("log");
        List<String> options = List.of("-Dorg.slf4j.simpleLogger.logFile=" + log);

        try (Demo demo = Demo.start(EndToEndSupport.olderJava(), options, "--verbose", "one")) {
            assertThat(demo.result().errors()).isEmpty();
        }
        assertThat(Files.readString(log)).contains("task one runs on VirtualThread");
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    @DisabledOnOs(OS.WINDOWS)
    void launcherPassesSignalsOn(String signal, int status) throws Exception {
        EndToEndSupport.assertSignalCancelsTasks(EndToEndSupport.olderJava(), signal, status);
    }

    /** The signal comes before the newer Java is started, during its start, or while the program runs. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void signalAtAnyMomentEndsProgram() throws Exception {
        Path old = EndToEndSupport.olderJava();
        for (int i = 0; i < 20; i++) {
            try (Demo demo = Demo.start(old, List.of(), "one=2")) {
                Thread.sleep(i * 12L);
                demo.signal("TERM");
                Result result = demo.result();

                assertThat(result.status()).isEqualTo(143);
                assertThat(result.output()).doesNotContain("<<<");
                assertThat(result.errors()).doesNotContain("\tat ");
            }
        }
    }
}
