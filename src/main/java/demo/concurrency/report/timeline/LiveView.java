package demo.concurrency.report.timeline;

import static java.util.stream.Collectors.joining;

import demo.concurrency.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is shown of a pass while it runs: a line that says how far it is, and rows of the chart. */
public final class LiveView {

    private static final int MAX_COUNTED = 10_000_000;

    private final Timeline timeline;
    private final List<Task> tasks;
    private final BarStyle style;
    private final boolean showsRows;

    /** The durations of all tasks, as far as they are known, in nanoseconds: their sum, and the longest. */
    private double totalKnown;

    private double longestKnown;

    /** @param showsRows whether there are rows, not only the line */
    public LiveView(Timeline timeline, List<Task> tasks, BarStyle style, boolean showsRows) {
        this.timeline = timeline;
        this.tasks = tasks;
        this.style = style;
        this.showsRows = showsRows;
        // The list may have as many copies as an int can count.
        for (Task task : tasks.subList(0, Math.min(tasks.size(), MAX_COUNTED))) {
            totalKnown += known(task);
            longestKnown = Math.max(longestKnown, known(task));
        }
    }

    private static double known(Task task) {
        return task.work().knownDuration().map(Duration::toNanos).orElse(0L);
    }

    /**
     * As many lines as fit.
     *
     * @param now nanoseconds since the start of the pass
     * @param columns the width of the terminal; the last column stays free
     * @param height the height of the terminal; one line stays free
     */
    public List<String> lines(long now, int columns, int height) {
        PassRecording pass = timeline.current();
        int width = columns - 1;
        List<String> lines = new ArrayList<>();
        lines.add(DisplayWidth.shorten(progress(pass, now, width), width, style.ellipsis()));
        if (showsRows && width >= TextChart.MIN_COLUMNS) {
            long span = span(pass, now);
            List<Row> rows = rows(pass, now, span, Math.clamp(height - 2, 0, Rows.MAX));
            TextChart chart = new TextChart(rows, span, width, style);
            rows.stream().map(chart::line).forEach(lines::add);
        }
        return lines;
    }

    /** From the first task that has not ended, or earlier if there is space. */
    private List<Row> rows(PassRecording pass, long now, long span, int count) {
        // Those that have not started are ready, too, unless they have to wait for others.
        boolean isReady = timeline.runsAllAtOnce(pass.kind);
        int size = Math.min(isReady ? pass.taskCount : pass.startedCount.intValue(), pass.first.length());
        int from = 0;
        while (from < size - count
                && pass.first.get(from) != null
                && !pass.first.get(from).isRunning()) {
            from++;
        }
        List<Row> rows = new ArrayList<>();
        for (int i = from; i < Math.min(size, from + count); i++) {
            RecordedTask task = pass.first.get(i);
            if (task != null) {
                rows.add(task.row(now, Chart.minReady(span)));
            } else if (isReady) {
                rows.add(Row.unstarted(tasks.get(i).name(), now));
            }
        }
        return rows;
    }

    /** How long the pass is expected to take, or somewhat more than it has taken. */
    private long span(PassRecording pass, long now) {
        double expected = pass.kind.isConcurrent() ? longestKnown : totalKnown;
        double span = Math.max(1, Math.max(timeline.longestPass(), expected));
        while (span < now) {
            span *= 1.5;
        }
        return (long) span;
    }

    private String progress(PassRecording pass, long now, int columns) {
        List<RecordedTask> running = running(pass);
        long ended = pass.endedCount.get();
        long count = pass.startedCount.sum() - ended;
        String start = String.format(
                Locale.ROOT,
                "%s: %d of %d ended in %.1f s, %d running",
                PassComparison.name(pass.kind),
                ended,
                pass.taskCount,
                now / 1e9,
                count);
        // Of a long list, only the task that was started last is known besides the first ones.
        String names = running.isEmpty() && count > 0
                ? pass.newest.task().name()
                : running.stream().map(task -> task.start.task().name()).collect(joining(", "));
        String left = left(pass, running, now);
        String end = start.length() + left.length() > columns ? "" : left;
        int space = columns - start.length() - 2 - end.length();
        return space < 5 || names.isEmpty()
                ? start + end
                : start + ": " + DisplayWidth.shorten(names, space, style.ellipsis()) + end;
    }

    /** The first tasks that are running. Without streams, whose compilation takes time while the pass runs. */
    private static List<RecordedTask> running(PassRecording pass) {
        List<RecordedTask> running = new ArrayList<>();
        for (int i = 0; i < pass.first.length() && running.size() < Rows.MAX; i++) {
            RecordedTask task = pass.first.get(i);
            if (task != null && task.isRunning()) {
                running.add(task);
            }
        }
        return running;
    }

    /** What is known of the time that is left. */
    private String left(PassRecording pass, List<RecordedTask> running, long now) {
        if (pass.kind.isConcurrent()) {
            long last = pass.lastWaitEnd.get();
            return last > now ? ", longest wait ends in " + seconds(last - now) : "";
        }
        double done = running.stream()
                .mapToDouble(task -> Math.min(now - task.start.start(), known(task.start.task())))
                .sum();
        double left = totalKnown - pass.known.sum() - done;
        return left > 0 ? ", " + seconds(left) + " of waits and computing left" : "";
    }

    private static String seconds(double nanos) {
        return String.format(Locale.ROOT, nanos < 10e9 ? "%.1f s" : "%.0f s", nanos / 1e9);
    }
}
