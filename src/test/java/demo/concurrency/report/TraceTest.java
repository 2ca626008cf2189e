package demo.concurrency.report;

import static demo.concurrency.run.TestResults.result;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.TaskState;
import demo.concurrency.run.TestStart;
import demo.concurrency.task.Task;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class TraceTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Output output = new Output("here", bytes, UTF_8);
    private final Trace trace = new Trace(output, false);

    @Test
    void taskThatWaits() {
        trace.taskStarted(new TestStart(0, Task.parse("one=250ms"), 0, 0));
        trace.taskEnded(result("one=250ms", TaskState.FINISHED, ""));

        assertPrinted("""
                >>> doing task one
                found wait of duration 0.25 seconds
                <<< finished task one
                """);
    }

    @Test
    void taskThatDoesNothing() {
        trace.taskStarted(new TestStart(0, Task.parse("two"), 0, 0));

        assertPrinted(">>> doing task two\n");
    }

    @Test
    void taskWhoseCommandPrints() {
        Task task = Task.parse("three=run:printf 'a\\nb'\n");
        trace.taskStarted(new TestStart(0, task, 0, 0));
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
        trace.taskEnded(result("three", TaskState.FAILED, "bad\nluck"));
        trace.taskEnded(result("four", TaskState.CANCELLED, ""));

        assertPrinted("""
                !!! failed task three: bad\\u000aluck
                xxx cancelled task four
                """);
    }

    @Test
    void failuresAndNamesBeforeOutputAreInColourOnTerminal() {
        Trace coloured = new Trace(output, true);
        coloured.taskOutput(Task.parse("three"), "x".getBytes(UTF_8));
        coloured.taskEnded(result("three", TaskState.FAILED, "bad luck"));
        coloured.taskEnded(result("four", TaskState.CANCELLED, ""));

        assertPrinted("""
                \u001b[38;5;32m[three]\u001b[0m x
                \u001b[38;5;160m!!! failed task three: bad luck\u001b[0m
                xxx cancelled task four
                """);
    }

    private void assertPrinted(String text) {
        output.flush();
        assertThat(bytes.toString(UTF_8)).isEqualTo(text);
    }
}
