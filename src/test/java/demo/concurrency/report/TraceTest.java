package demo.concurrency.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.Task;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Output output = new Output("here", bytes, UTF_8);
    private final Trace trace = new Trace(output, false);

    @Test
    void taskThatWaits() {
        trace.taskStarted(new TaskStart(0, Task.parse("one=250ms"), 0, 0));
        trace.taskEnded(new TaskResult(0, Task.parse("one=250ms"), TaskState.FINISHED, "", 0, 1));

        assertPrinted("""
                >>> doing task one
                found wait of duration 0.25 seconds
                <<< finished task one
                """);
    }

    @Test
    void taskThatDoesNothing() {
        trace.taskStarted(new TaskStart(0, Task.parse("two"), 0, 0));

        assertPrinted(">>> doing task two\n");
    }

    @Test
    void taskWhoseCommandPrints() {
        Task task = Task.parse("three=run:printf 'a\\nb'\n");
        trace.taskStarted(new TaskStart(0, task, 0, 0));
        trace.taskOutput(task, "naïve".getBytes(UTF_8));
        trace.taskOutput(task, new byte[0]);

        assertPrinted("""
                >>> doing task three
                found command printf 'a\\nb'\\u000a
                [three] naïve
                [three]\s
                """);
    }

    @Test
    void taskThatFailsOrIsCancelled() {
        trace.taskEnded(new TaskResult(0, Task.parse("three"), TaskState.FAILED, "bad\nluck", 0, 1));
        trace.taskEnded(new TaskResult(0, Task.parse("four"), TaskState.CANCELLED, "", 0, 1));

        assertPrinted("""
                !!! failed task three: bad\\u000aluck
                xxx cancelled task four
                """);
    }

    @Test
    void failuresAndNamesBeforeOutputAreInColourOnTerminal() {
        Trace coloured = new Trace(output, true);
        coloured.taskOutput(Task.parse("three"), "x".getBytes(UTF_8));
        coloured.taskEnded(new TaskResult(0, Task.parse("three"), TaskState.FAILED, "bad luck", 0, 1));
        coloured.taskEnded(new TaskResult(0, Task.parse("four"), TaskState.CANCELLED, "", 0, 1));

        assertPrinted("""
                \u001b[38;5;32m[three]\u001b[0m x
                \u001b[38;5;160m!!! failed task three: bad luck\u001b[0m
                xxx cancelled task four
                """);
    }

    @Test
    void passesWithElapsedTime() {
        PassListener both = PassListener.all(List.of(trace, new ElapsedTime(output)));

        both.passStarted(PassKind.SEQUENTIAL, 3);
        both.passEnded(result(4_000_512_345L));
        both.passStarted(PassKind.CONCURRENT, 3);
        both.passEnded(result(20));

        assertPrinted("""
                took 4.000512345 seconds
                --------------------
                took 0.000000020 seconds
                """);
    }

    private static PassResult result(long nanos) {
        return new PassResult(PassKind.SEQUENTIAL, EndReason.ALL_COMPLETED, nanos, 3, 0, 0, 0);
    }

    private void assertPrinted(String text) {
        output.flush();
        assertThat(bytes.toString(UTF_8)).isEqualTo(text);
    }
}
