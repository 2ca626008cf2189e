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

/** The file of {@code --joblog}. */
class JobLogIT {

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void jobLogAgreesWithTrace() throws Exception {
        Path file = folder.resolve("log");

        Result result = Demo.run("--joblog=" + file, "--copies=100", "wait=1ms", "no", "bad=run:exit 1");

        List<String> rows = Files.readAllLines(file);
        assertThat(rows).hasSize(601).first().isEqualTo("Pass\tTask\tState\tStart\tEnd");
        assertThat(rows.stream().skip(1).map(row -> row.split("\t")).map(row -> row[2] + " task " + row[1]))
                .containsExactlyInAnyOrderElementsOf(result.output()
                        .lines()
                        .filter(line -> line.startsWith("<<<") || line.startsWith("!!!"))
                        .map(line -> line.substring(4).replace(": exit status 1", ""))
                        .toList());
        assertThat(rows.stream().skip(1).map(row -> row.split("\t"))).allSatisfy(row -> {
            assertThat(row[0]).isIn("sequential", "concurrent");
            assertThat(Double.parseDouble(row[4])).isGreaterThanOrEqualTo(Double.parseDouble(row[3]));
        });
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void jobLogIsCompleteAfterSignal() throws Exception {
        Path file = folder.resolve("log");
        try (Demo demo = Demo.start("--mode=concurrent", "--joblog=" + file, "two=1h", "three=1h")) {
            for (int i = 0; i < 4; i++) {
                demo.output().readLine();
            }
            demo.signal("INT");

            assertThat(demo.result().status()).isEqualTo(130);
        }
        assertThat(Files.readAllLines(file).stream().map(row -> row.replaceAll("\t[\\d.]+", "")))
                .containsExactlyInAnyOrder(
                        "Pass\tTask\tState\tStart\tEnd", "concurrent\ttwo\tcancelled", "concurrent\tthree\tcancelled");
    }

    @Test
    void fullDiskIsReportedOnceAndTasksStillRun() throws Exception {
        EndToEndSupport.assumeDevFull();

        Result result = Demo.run("--joblog=/dev/full", "--mode=sequential", "one", "two");

        assertThat(result.status()).isEqualTo(70);
        assertThat(result.errors()).isEqualTo("concurrency-demo: cannot write to /dev/full: No space left on device\n");
        assertThat(result.output()).contains("<<< finished task two\ntook ");
    }
}
