package demo.concurrency.report;

import static demo.concurrency.run.TestResults.result;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskState;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobLogTest {

    @TempDir
    private Path folder;

    @Test
    void writesRowWhenTaskEnds() throws Exception {
        Path file = folder.resolve("log");
        JobLog log = new JobLog(new Output("log", Files.newOutputStream(file), UTF_8));

        log.passStarted(PassKind.SEQUENTIAL, 2);
        log.taskEnded(result(0, "naïve one", TaskState.FINISHED, "", 5, 1_500_000_000));
        String expected = """
                sequential	naïve one	finished	0.000000005	1.500000000\t
                """;
        while (!Files.readString(file).equals(expected)) {
            Thread.sleep(1);
        }

        log.passStarted(PassKind.CONCURRENT, 2);
        log.taskEnded(result(1, "two", TaskState.FAILED, "no\tluck", 0, 1));
        log.taskEnded(result(0, "naïve one", TaskState.CANCELLED, "", 0, 1));
        log.passEnded(new PassResult(PassKind.CONCURRENT, EndReason.TIMED_OUT, 1, 0, 1, 1, 0));
        assertThat(Files.readString(file)).isEqualTo("""
                        sequential	naïve one	finished	0.000000005	1.500000000\t
                        concurrent	two	failed	0.000000000	0.000000001	no\\u0009luck
                        concurrent	naïve one	cancelled	0.000000000	0.000000001\t
                        """);
    }
}
