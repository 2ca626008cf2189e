package demo.concurrency.show;

import demo.concurrency.run.Mode;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskEnd;
import demo.concurrency.task.Task;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** A line on a terminal that tells how far a pass is, redrawn ten times a second and gone at its end. */
public final class StatusLine implements PassListener {

    private static final Duration PERIOD = Duration.ofMillis(100);

    /** To the line's start, and delete to its end: a control sequence of ECMA-48. */
    private static final String CLEAR = "\r\u001b[K";

    /** What does not fit into the line is not to go on in the next: private modes of the VT100 and its successors. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintStream terminal;
    private final LongAdder started = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private volatile Thread drawer;

    public StatusLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void passStarted(Mode mode, int tasks) {
        started.reset();
        ended.reset();
        // A platform thread: busy tasks may keep all carriers.
        drawer = Thread.ofPlatform().daemon().start(() -> draw(mode, tasks));
    }

    @Override
    public void taskStarted(Task task) {
        started.increment();
    }

    @Override
    public void taskEnded(TaskEnd end) {
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

    private void draw(Mode mode, int tasks) {
        String pass = Names.of(mode);
        long start = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(PERIOD);
                long done = ended.sum();
                show(String.format(
                        Locale.ROOT,
                        "%s: %d of %d tasks ended, %d running, %.1f s",
                        pass,
                        done,
                        tasks,
                        started.sum() - done,
                        (System.nanoTime() - start) / 1e9));
            }
        } catch (InterruptedException e) {
            show("");
        }
    }

    /** Leaves the cursor at the start, where a last message would write over the line. */
    private void show(String text) {
        terminal.print(CLEAR + NO_WRAP + text + WRAP + "\r");
        terminal.flush();
    }
}
