package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --version} and {@code --verbose}. */
class DiagnosticsIT {

    @TempDir
    private Path folder;

    @Test
    void versionIsThatOfTheBuild() throws Exception {
        assertThat(DemoProcess.run("--version"))
                .isEqualTo(new Result(0, "concurrency-demo " + System.getProperty("project.version") + "\n", ""));
    }

    @Test
    void verboseLogsVirtualThreadsAndOnlyVerboseLoadsSlf4j() throws Exception {
        Path loaded = folder.resolve("loaded");
        List<String> logClasses = List.of("-Xlog:class+load:file=" + loaded);

        try (DemoProcess demo = DemoProcess.start(DemoProcess.JDK, logClasses, "one=0.01", "two")) {
            assertThat(demo.result().errors()).isEmpty();
        }
        assertThat(Files.readString(loaded)).contains("demo.concurrency").doesNotContain("slf4j");

        try (DemoProcess demo = DemoProcess.start(DemoProcess.JDK, logClasses, "--verbose", "one=0.01", "two")) {
            assertThat(demo.result().errors())
                    .containsPattern("DEBUG concurrency-demo - task one runs on VirtualThread\\[#\\d+,one]/runnable@");
        }
        assertThat(Files.readString(loaded)).contains("slf4j");
    }
}
