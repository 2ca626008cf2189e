package demo.concurrency.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.ManualTime;
import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.Task;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusLineTest {

    private static final Duration REDRAW_INTERVAL = Duration.ofMillis(100);

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final ManualTime time = new ManualTime();
    private final Output terminal = new Output("terminal", screen, UTF_8);
    private final PassListener listener = new StatusLine(terminal, time);

    @Test
    void showsProgressAndTimeLeftOfLongestWait() throws Exception {
        listener.passStarted(PassKind.CONCURRENT, 3);
        listener.taskStarted(new TaskStart(0, Task.parse("a=1"), 0, 0));
        listener.taskStarted(new TaskStart(0, Task.parse("b=3"), 0, 0));
        listener.taskStarted(new TaskStart(0, Task.parse("c=2"), 0, 0));
        assertDrawn("concurrent: 0 of 3 ended, 3 running, 0.1 s, waits end in 2.9 s");

        end("a=1");
        assertDrawn("concurrent: 1 of 3 ended, 2 running, 0.2 s, waits end in 2.8 s");
        endPass();
    }

    @Test
    void showsNoTimeLeftThatIsNotKnown() throws Exception {
        listener.passStarted(PassKind.SEQUENTIAL, 3);
        listener.taskStarted(new TaskStart(0, Task.parse("a=run:make"), 0, 0));
        listener.taskStarted(new TaskStart(0, Task.parse("b=cpu:3"), 0, 0));
        listener.taskStarted(new TaskStart(0, Task.parse("c=100ms"), 0, 0));
        assertDrawn("sequential: 0 of 3 ended, 3 running, 0.1 s");
        endPass();
    }

    @Test
    void longestPossibleWait() throws Exception {
        listener.passStarted(PassKind.SEQUENTIAL, 2);
        assertDrawn("sequential: 0 of 2 ended, 0 running, 0.1 s");
        listener.taskStarted(new TaskStart(0, Task.parse("a=9223372036.854775807"), 0, 0));
        assertDrawn("sequential: 0 of 2 ended, 1 running, 0.2 s, waits end in 9223372036.7 s");
        endPass();
    }

    @Test
    void secondPassStartsFromZero() throws Exception {
        listener.passStarted(PassKind.SEQUENTIAL, 2);
        listener.taskStarted(new TaskStart(0, Task.parse("a=1h"), 0, 0));
        end("a=1h");
        assertDrawn("sequential: 1 of 2 ended, 0 running, 0.1 s, waits end in 3599.9 s");
        endPass();

        listener.passStarted(PassKind.CONCURRENT, 2);
        listener.taskStarted(new TaskStart(0, Task.parse("b"), 0, 0));
        assertDrawn("concurrent: 0 of 2 ended, 1 running, 0.1 s");
        endPass();
    }

    @Test
    void endOfPassClearsLine() throws Exception {
        listener.passStarted(PassKind.SEQUENTIAL, 1);
        assertDrawn("sequential: 0 of 1 ended, 0 running, 0.1 s");
        endPass();

        terminal.flush();
        assertThat(screen.toString(UTF_8)).endsWith("\r\u001b[K\u001b[?7l\u001b[?7h\r");
    }

    private void end(String task) {
        listener.taskEnded(new TaskResult(0, Task.parse(task), TaskState.FINISHED, "", 0, 1));
    }

    private void endPass() {
        listener.passEnded(new PassResult(PassKind.SEQUENTIAL, EndReason.ALL_COMPLETED, 1, 0, 0, 0, 0));
    }

    /** Advances the clock to the next redraw, and waits until the line has been drawn. */
    private void assertDrawn(String text) throws InterruptedException {
        terminal.flush();
        screen.reset();
        time.advance(1, REDRAW_INTERVAL);
        // Returns when the drawing thread sleeps again.
        time.advance(1, Duration.ZERO);
        terminal.flush();
        assertThat(screen.toString(UTF_8)).isEqualTo("\r\u001b[K\u001b[?7l" + text + "\u001b[?7h\r");
    }
}
