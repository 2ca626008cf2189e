package demo.concurrency.report;

import demo.concurrency.run.Mode;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.task.Task;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** A line on the terminal with the progress of the pass, redrawn ten times a second and cleared when the pass ends. */
final class StatusLine implements PassListener {

    private static final Duration REDRAW_INTERVAL = Duration.ofMillis(100);

    /** Moves to the start of the line and erases it: control sequence EL of ECMA-48. */
    private static final String CLEAR = "\r\u001b[K";

    /** Private modes of the VT100: text that is too long is cut off and does not continue on the next line. */
    private static final String WRAP_OFF = "\u001b[?7l";

    private static final String WRAP_ON = "\u001b[?7h";

    private final PrintStream terminal;
    private final LongAdder started = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private volatile Thread drawer;

    StatusLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void passStarted(Mode mode, int taskCount) {
        started.reset();
        ended.reset();
        // A platform thread, since busy tasks may occupy all carrier threads.
        drawer = Thread.ofPlatform().daemon().start(() -> redraw(mode, taskCount));
    }

    @Override
    public void taskStarted(Task task) {
        started.increment();
    }

    @Override
    public void taskEnded(TaskResult result) {
        ended.increment();
    }

    @Override
    public void passEnded(PassResult result) {
        drawer.interrupt();
        try {
            drawer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Redraws the line until the thread is interrupted. */
    private void redraw(Mode mode, int taskCount) {
        long start = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(REDRAW_INTERVAL);
                long done = ended.sum();
                draw(String.format(
                        Locale.ROOT,
                        "%s: %d of %d tasks ended, %d running, %.1f s",
                        mode,
                        done,
                        taskCount,
                        started.sum() - done,
                        (System.nanoTime() - start) / 1e9));
            }
        } catch (InterruptedException e) {
            draw("");
        }
    }

    /** Leaves the cursor at the start of the line, so that a message printed next overwrites the text. */
    private void draw(String text) {
        terminal.print(CLEAR + WRAP_OFF + text + WRAP_ON + "\r");
        terminal.flush();
    }
}
