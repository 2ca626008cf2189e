package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.Demo.Result;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals to the program while no command runs. For those with commands, see {@link ProcessTreesIT}. */
class SignalsIT {

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    @DisabledOnOs(OS.WINDOWS)
    void signalCancelsTasksAndFlushesTrace(String signal, int status) throws Exception {
        EndToEndSupport.assertSignalCancelsTasks(Demo.JDK, signal, status);
    }

    /** A signal before the program has added its shutdown hook. */
    @Test
    void programThatIsEndedDuringItsStartPrintsNothing() throws Exception {
        String testClasses = Path.of(EndingJvm.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();

        try (Demo demo = Demo.start(List.of(
                Demo.JDK + "/bin/java",
                "-cp",
                Demo.JAR + File.pathSeparator + testClasses,
                EndingJvm.class.getName(),
                "one"))) {
            assertThat(demo.result()).isEqualTo(new Result(143, "", ""));
        }
    }
}
