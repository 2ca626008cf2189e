package demo.concurrency.report;

import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import demo.concurrency.task.WorkKind;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** A line on the terminal with the progress of the pass, redrawn ten times a second and cleared when the pass ends. */
final class StatusLine implements PassListener {

    private static final Duration REDRAW_INTERVAL = Duration.ofMillis(100);

    /** Moves to the start of the line and erases it: control sequence EL of ECMA-48. */
    private static final String CLEAR = "\r\u001b[K";

    /** Private modes of the VT100: text that is too long is cut off and does not continue on the next line. */
    private static final String WRAP_OFF = "\u001b[?7l";

    private static final String WRAP_ON = "\u001b[?7h";

    private final Output terminal;
    private final Time time;
    private final LongAdder started = new LongAdder();
    private final LongAdder ended = new LongAdder();

    /** When the last of all waits started so far is due to end, in nanoseconds since the start of the pass. */
    private final LongAccumulator lastWaitEnd = new LongAccumulator(Math::max, 0);

    private PassKind kind;
    private int taskCount;
    private long passStart;
    private Thread drawer;

    StatusLine(Output terminal, Time time) {
        this.terminal = terminal;
        this.time = time;
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        this.kind = kind;
        this.taskCount = taskCount;
        started.reset();
        ended.reset();
        lastWaitEnd.reset();
        passStart = time.nanoTime();
        // A platform thread, since busy tasks may occupy all carrier threads.
        drawer = Thread.ofPlatform().daemon().start(this::redraw);
    }

    @Override
    public void taskStarted(TaskStart start) {
        Task task = start.task();
        started.increment();
        if (task.work().kind() == WorkKind.WAIT) {
            // Not ifPresent(this::addWait), for which the JVM would load a class while the clock of the pass runs.
            addWait(task.work().knownDuration().orElseThrow());
        }
    }

    private void addWait(Duration duration) {
        long end = now() + duration.toNanos();
        lastWaitEnd.accumulate(end < 0 ? Long.MAX_VALUE : end);
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
    private void redraw() {
        try {
            while (true) {
                time.sleep(REDRAW_INTERVAL);
                draw(text());
            }
        } catch (InterruptedException e) {
            draw("");
        }
    }

    private String text() {
        long done = ended.sum();
        long now = now();
        String progress = String.format(
                Locale.ROOT,
                "%s: %d of %d ended, %d running, %.1f s",
                kind,
                done,
                taskCount,
                started.sum() - done,
                now / 1e9);
        long left = lastWaitEnd.get() - now;
        return left > 0 ? progress + String.format(Locale.ROOT, ", waits end in %.1f s", left / 1e9) : progress;
    }

    private long now() {
        return time.nanoTime() - passStart;
    }

    /** Leaves the cursor at the start of the line, so that a message printed next overwrites the text. */
    private void draw(String text) {
        terminal.print(CLEAR + WRAP_OFF + text + WRAP_ON + "\r");
    }
}
