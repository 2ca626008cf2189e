package demo.concurrency.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    private Path folder;

    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void captureErrors() {
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restoreErrors() {
        System.setErr(standardError);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void newerJavaGetsArgumentsAndItsExitStatusIsReturned() throws Exception {
        Path java = Files.createDirectory(folder.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$0.arguments\"\nexit 7\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"21\"\n");

        assertThat(Launcher.handOver(folder.toString(), List.of(), "one", "two words=1"))
                .isEqualTo(7);

        assertThat(Files.readAllLines(folder.resolve("bin/java.arguments")))
                .contains("-Dlauncher.java.home=" + System.getProperty("java.home"))
                .endsWith("demo.concurrency.launcher.Launcher", "one", "two words=1");
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void missingJdkIsReportedInOneLine() throws Exception {
        assertThat(Launcher.handOver(null, List.of(new File("here"), new File("there")), "one"))
                .isEqualTo(70);

        assertThat(errors.toString(StandardCharsets.UTF_8))
                .isEqualTo("concurrency-demo: this is Java " + System.getProperty("java.version") + " in "
                        + System.getProperty("java.home")
                        + ", and Java 21 or newer is needed; looked in JAVA_HOME and in [here, there]"
                        + System.lineSeparator());
    }

    @Test
    void textThatLocaleCannotHoldIsUsageError() throws Exception {
        assertThat(Launcher.handOver(null, List.of(), "one", "\ufffdtwo")).isEqualTo(2);

        assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                        concurrency-demo: '\ufffdtwo': contains characters that Java cannot read in this locale; expected \
                        another locale, such as LC_ALL=C.UTF-8
                        Try 'concurrency-demo --help'
                        """);
    }
}
