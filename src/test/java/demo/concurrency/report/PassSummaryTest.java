package demo.concurrency.report;

import static demo.concurrency.run.TestResults.result;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskState;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class PassSummaryTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Output output = new Output("here", bytes, UTF_8);

    @Test
    void namesFailuresOfEachPass() {
        PassSummary summary = new PassSummary(output, output, true);

        summary.passStarted(PassKind.SEQUENTIAL, 3);
        end(summary, "one", TaskState.FINISHED, "");
        end(summary, "two", TaskState.FAILED, "exit status 1");
        end(summary, "three", TaskState.CANCELLED, "");
        summary.passEnded(passResult(PassKind.SEQUENTIAL, EndReason.CONDITION_MET, 1));
        summary.passStarted(PassKind.CONCURRENT, 3);
        end(summary, "three", TaskState.FAILED, "bad\tluck");
        summary.passEnded(passResult(PassKind.CONCURRENT, EndReason.ALL_COMPLETED, 1));

        assertPrinted("""
                took 0.000000001 seconds
                concurrency-demo: sequential pass: task two failed: exit status 1
                concurrency-demo: sequential pass ended early: 1 finished, 1 failed, 1 cancelled, 0 not started
                --------------------
                took 0.000000001 seconds
                concurrency-demo: concurrent pass: task three failed: bad\\u0009luck
                """);
    }

    @Test
    void namesTenFailuresAtMost() {
        PassSummary summary = new PassSummary(output, output, true);

        summary.passStarted(PassKind.SEQUENTIAL, 12);
        for (int i = 1; i <= 12; i++) {
            end(summary, "bad#" + i, TaskState.FAILED, "exit status 1");
        }
        summary.passEnded(passResult(PassKind.SEQUENTIAL, EndReason.ALL_COMPLETED, 12));

        output.flush();
        assertThat(bytes.toString(UTF_8).lines())
                .hasSize(12)
                .startsWith(
                        "took 0.000000001 seconds",
                        "concurrency-demo: sequential pass: task bad#1 failed: exit status 1")
                .endsWith(
                        "concurrency-demo: sequential pass: task bad#10 failed: exit status 1",
                        "concurrency-demo: sequential pass: 2 more failed");
    }

    @Test
    void namesNoFailuresThatTheTraceShows() {
        PassSummary summary = new PassSummary(output, output, false);

        summary.passStarted(PassKind.SEQUENTIAL, 1);
        end(summary, "one", TaskState.FAILED, "exit status 1");
        summary.passEnded(passResult(PassKind.SEQUENTIAL, EndReason.TIMED_OUT, 1));

        assertPrinted("""
                took 0.000000001 seconds
                concurrency-demo: sequential pass timed out: 1 finished, 1 failed, 1 cancelled, 0 not started
                """);
    }

    @Test
    void printsNothingOfCancelledPass() {
        PassSummary summary = new PassSummary(output, output, true);

        summary.passStarted(PassKind.SEQUENTIAL, 3);
        summary.passEnded(passResult(PassKind.SEQUENTIAL, EndReason.CANCELLED, 1));

        assertPrinted("");
    }

    private static void end(PassSummary summary, String name, TaskState state, String reason) {
        summary.taskEnded(result(name, state, reason));
    }

    private static PassResult passResult(PassKind kind, EndReason reason, int failed) {
        return new PassResult(kind, reason, 1, 1, failed, 1, 0);
    }

    private void assertPrinted(String text) {
        output.flush();
        assertThat(bytes.toString(UTF_8)).isEqualTo(text);
    }
}
