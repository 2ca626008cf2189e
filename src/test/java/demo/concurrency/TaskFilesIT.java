package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.Demo.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Task lists from the arguments and from files. */
class TaskFilesIT {

    @TempDir
    private Path folder;

    @Test
    void tasksFromArgumentsAndFileRunInOrder() throws Exception {
        Path file = Files.writeString(folder.resolve("tasks.txt"), "# more\nlint\n\nnaïve test=20ms\n");

        Result result = Demo.run("--mode=sequential", "build=0.01", "@" + file);

        assertThat(result.status()).isZero();
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).startsWith("""
                        >>> doing task build
                        found wait of duration 0.01 seconds
                        <<< finished task build
                        >>> doing task lint
                        <<< finished task lint
                        >>> doing task naïve test
                        found wait of duration 0.02 seconds
                        <<< finished task naïve test
                        took 0.0""");
    }
}
