package demo.concurrency.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LauncherTest {

    @Test
    void missingJdkIsReportedInOneLine() throws Exception {
        PrintStream errors = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            assertThat(Launcher.handOver(null, List.of(new File("here"), new File("there")), "one"))
                    .isEqualTo(70);
        } finally {
            System.setErr(errors);
        }
        assertThat(captured.toString(StandardCharsets.UTF_8))
                .isEqualTo("concurrency-demo: this is Java " + System.getProperty("java.version") + " in "
                        + System.getProperty("java.home")
                        + ", and Java 21 or newer is needed; looked in JAVA_HOME and in [here, there]"
                        + System.lineSeparator());
    }
}
