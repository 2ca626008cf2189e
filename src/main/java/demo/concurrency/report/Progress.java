package demo.concurrency.report;

import demo.concurrency.report.timeline.LiveView;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.task.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows a pass on a terminal while it runs, and nothing of it any more when it has ended. */
final class Progress implements PassListener {

    static final Duration REDRAW_INTERVAL = Duration.ofMillis(100);

    /** How long a pass waits at its end for a terminal that takes no output. */
    private static final long MAX_WAIT_MILLIS = 1_000;

    private final LiveArea area;
    private final LiveView view;
    private final Supplier<Optional<TerminalSize>> size;
    private final Time time;
    private final Duration interval;
    private long passStart;
    private CountDownLatch ended;
    private Thread drawer;

    /**
     * @param size of the terminal; empty while the program is in the background, where it draws nothing
     * @param interval the time between two drawings
     */
    Progress(LiveArea area, LiveView view, Supplier<Optional<TerminalSize>> size, Time time, Duration interval) {
        this.area = area;
        this.view = view;
        this.size = size;
        this.time = time;
        this.interval = interval;
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        passStart = time.nanoTime();
        CountDownLatch end = new CountDownLatch(1);
        ended = end;
        // A platform thread, since busy tasks may occupy all carrier threads.
        drawer = Thread.ofPlatform().daemon().start(() -> redrawUntil(end));
    }

    /** Not ended by an interrupt, which would close the channel of the terminal. */
    private void redrawUntil(CountDownLatch end) {
        try {
            while (!end.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                draw();
            }
            area.show(List.of());
        } catch (IOException e) {
            // Whoever prints to the terminal reports this.
        } catch (InterruptedException e) {
            throw new IllegalStateException("This thread is never interrupted", e);
        }
    }

    void draw() throws IOException {
        Optional<TerminalSize> current = size.get();
        if (current.isPresent()) {
            int columns = current.get().columns();
            area.show(view.lines(
                    time.nanoTime() - passStart, columns, current.get().rows()));
        }
    }

    @Override
    public void passEnded(PassResult result) {
        ended.countDown();
        try {
            drawer.join(MAX_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
