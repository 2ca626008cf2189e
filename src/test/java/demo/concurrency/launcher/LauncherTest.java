package demo.concurrency.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    /** A Java that starts. */
    private static final String STARTS = "[ \"$1\" != -version ] || exit 0\n";

    @TempDir
    private Path folder;

    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void captureErrors() {
        System.setErr(new PrintStream(errors, true, UTF_8));
    }

    @AfterEach
    void restoreErrors() {
        System.setErr(standardError);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void newerJavaGetsArgumentsAndItsExitStatusIsReturned() throws Exception {
        Path home = jdk("jdk", 21, STARTS + "printf '%s\\n' \"$@\" > \"$0.arguments\"\nexit 7\n");

        assertThat(Launcher.handOver(home.toString(), "nowhere", "one", "two words=1"))
                .isEqualTo(7);

        assertThat(Files.readAllLines(home.resolve("bin/java.arguments")))
                .endsWith("demo.concurrency.launcher.Launcher", "one", "two words=1");
        assertThat(errors.toString(UTF_8)).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void jdksThatDoNotStartArePassedOver() throws Exception {
        jdk("jvm/a", 30, "exit 127\n");
        jdk("jvm/b", 29, "exit 1\n");
        assertThat(jdk("jvm/c", 28, "exit 6\n").resolve("bin/java").toFile().setExecutable(false))
                .isTrue();
        Files.delete(jdk("jvm/d", 27, "").resolve("bin/java"));
        jdk("jvm/e", 26, STARTS + "exit 1\n");
        jdk("jvm/f", 25, STARTS + "exit 5\n");

        assertThat(Launcher.handOver("", folder.resolve("jvm").toString(), "one"))
                .isEqualTo(1);
        assertThat(errors.toString(UTF_8)).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noJdkStarts() throws Exception {
        Path home = jdk("jvm/a", 30, "exit 2\n");

        assertThat(Launcher.handOver("", folder.resolve("jvm").toString(), "one"))
                .isEqualTo(70);
        assertThat(errors.toString(UTF_8)).isEqualTo(tooOld("did not start: [" + home + "]"));
    }

    @Test
    void missingJdkIsReportedInOneLine() throws Exception {
        assertThat(Launcher.handOver("", "here, there", "one")).isEqualTo(70);

        assertThat(errors.toString(UTF_8)).isEqualTo(tooOld("looked in JAVA_HOME, here, there"));
    }

    private static String tooOld(String reason) {
        return "concurrency-demo: this is Java " + System.getProperty("java.version") + " in "
                + System.getProperty("java.home") + ", and Java 21 or newer is needed; " + reason
                + System.lineSeparator();
    }

    @Test
    void textThatLocaleCannotHoldIsUsageError() throws Exception {
        assertThat(Launcher.handOver("", "nowhere", "one", "\ufffdtwo")).isEqualTo(2);

        assertThat(errors.toString(UTF_8))
                .startsWith("concurrency-demo: '\ufffdtwo': contains characters that are lost with ")
                .endsWith("Try 'concurrency-demo --help'\n");
    }

    private Path jdk(String name, int version, String script) throws IOException {
        Path home = folder.resolve(name);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
