package demo.concurrency.show;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.Mode;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.State;
import demo.concurrency.run.TaskEnd;
import demo.concurrency.task.Task;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Output output = new Output(bytes, UTF_8);
    private final Trace trace = new Trace(output);

    @Test
    void taskThatWaits() {
        trace.taskStarted(Task.parse("one=250ms"));
        trace.taskEnded(new TaskEnd(Task.parse("one=250ms"), State.FINISHED, ""));

        assertShown("""
                >>> doing task one
                found wait of duration 0.25 seconds
                <<< finished task one
                """);
    }

    @Test
    void taskThatDoesNothing() {
        trace.taskStarted(Task.parse("two"));

        assertShown(">>> doing task two\n");
    }

    @Test
    void otherEndings() {
        trace.taskEnded(new TaskEnd(Task.parse("three"), State.FAILED, "bad\nluck"));
        trace.taskEnded(new TaskEnd(Task.parse("four"), State.CANCELLED, ""));

        assertShown("""
                !!! failed task three: bad\\u000aluck
                xxx cancelled task four
                """);
    }

    @Test
    void passes() {
        PassListener both = PassListener.all(List.of(trace, new Took(output)));

        both.passStarted(Mode.SEQUENTIAL);
        both.passEnded(new PassResult(4_000_512_345L, 0));
        both.passStarted(Mode.CONCURRENT);
        both.passEnded(new PassResult(20, 0));

        assertShown("""
                took 4.000512345 seconds
                --------------------
                took 0.000000020 seconds
                """);
    }

    private void assertShown(String text) {
        assertThat(bytes.toString(UTF_8)).isEqualTo(text);
    }
}
