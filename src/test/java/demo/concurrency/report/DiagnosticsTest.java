package demo.concurrency.report;

import static demo.concurrency.run.TestResults.result;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskState;
import demo.concurrency.run.TestStart;
import demo.concurrency.task.Task;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Output errors = new Output("standard error", bytes, UTF_8);
    private final Diagnostics diagnostics = new Diagnostics(errors);

    @AfterEach
    void restoreStandardError() {
        System.setErr(standardError);
    }

    @Test
    void logsStartAndEndOfEachTask() {
        diagnostics.passStarted(PassKind.CONCURRENT, 1);
        diagnostics.taskStarted(new TestStart(0, Task.parse("one"), 0, 0));
        diagnostics.taskEnded(result("one", TaskState.FINISHED, ""));
        diagnostics.passEnded(new PassResult(PassKind.CONCURRENT, EndReason.ALL_COMPLETED, 1, 1, 0, 0, 0));

        errors.flush();
        String prefix = "DEBUG concurrency-demo - ";
        assertThat(bytes.toString(UTF_8).lines())
                .containsExactly(
                        prefix + "concurrent pass of 1 tasks",
                        prefix + "task one runs on " + Thread.currentThread(),
                        prefix + "task one finished",
                        prefix + "concurrent pass: ALL_COMPLETED, 0 tasks not started");
    }
}
