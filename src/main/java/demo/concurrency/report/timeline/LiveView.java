package demo.concurrency.report.timeline;

import static java.util.stream.Collectors.joining;

import demo.concurrency.run.TaskStart;
import demo.concurrency.task.Task;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** What is shown of a pass while it runs: a line that says how far it is, and rows of the chart. */
public final class LiveView {

    private final Timeline timeline;
    private final List<Task> tasks;
    private final BarStyle style;
    private final boolean showsRows;

    /** The durations of all tasks, in nanoseconds, as far as they are known. */
    private final DoubleSummaryStatistics known;

    /** @param showsRows whether there are rows, not only the line */
    public LiveView(Timeline timeline, List<Task> tasks, BarStyle style, boolean showsRows) {
        this.timeline = timeline;
        this.tasks = tasks;
        this.style = style;
        this.showsRows = showsRows;
        // The list may have as many copies as an int can count.
        known = tasks.stream()
                .limit(10_000_000)
                .mapToDouble(task -> task.work().duration().toNanos())
                .summaryStatistics();
    }

    /**
     * As many lines as fit.
     *
     * @param now nanoseconds since the start of the pass
     * @param columns the width of the terminal; the last column stays free
     * @param height the height of the terminal; one line stays free
     */
    public List<String> lines(long now, int columns, int height) {
        PassRecording pass = timeline.passes.getLast();
        int width = columns - 1;
        List<RecordedTask> running = running(pass);
        List<String> lines = new ArrayList<>();
        lines.add(DisplayWidth.shorten(progress(pass, running, now, width), width, style.ellipsis()));
        if (showsRows && width >= Chart.MIN_WIDTH) {
            long span = span(pass, now);
            List<Row> rows = rows(pass, running, now, span, Math.clamp(height - 2, 0, PassRecording.MAX_ROWS));
            Chart chart = new Chart(List.of(new Chart.Pass("", rows)), span, width, style);
            rows.forEach(row -> lines.add(chart.line(row)));
        }
        return lines;
    }

    /** The first tasks that are running. Without streams, whose compilation takes time while the pass runs. */
    private static List<RecordedTask> running(PassRecording pass) {
        List<RecordedTask> running = new ArrayList<>();
        for (int i = 0; i < pass.first.length() && running.size() < PassRecording.MAX_ROWS; i++) {
            RecordedTask task = pass.first.get(i);
            if (task != null && task.result == null) {
                running.add(task);
            }
        }
        return running;
    }

    /** From the first task that is running, or earlier if there is space. */
    private List<Row> rows(PassRecording pass, List<RecordedTask> running, long now, long span, int count) {
        // Those that have not started are ready, too, unless they have to wait for others.
        boolean isReady =
                pass.kind.isConcurrent() && timeline.parallelism.jobs().isEmpty();
        int size = Math.min(isReady ? pass.taskCount : pass.startedCount.intValue(), pass.first.length());
        int firstRunning = running.isEmpty() ? size : running.getFirst().start.index();
        int from = Math.max(0, Math.min(firstRunning, size - count));
        List<Row> rows = new ArrayList<>();
        for (int i = from; i < Math.min(size, from + count); i++) {
            RecordedTask task = pass.first.get(i);
            Row.Part ready = new Row.Part(Symbol.READY, 0, now);
            rows.add(task == null ? new Row(tasks.get(i).name(), List.of(ready), List.of()) : task.row(now, span));
        }
        return rows;
    }

    /** How long the pass is expected to take, or somewhat more than it has taken. */
    private long span(PassRecording pass, long now) {
        double span = Math.max(1, Math.max(timeline.longestPass, known(pass)));
        while (span < now) {
            span *= 1.5;
        }
        return (long) span;
    }

    /** How long the known durations take in the pass, in nanoseconds. */
    private double known(PassRecording pass) {
        int atOnce = pass.kind.isConcurrent() ? timeline.parallelism.jobs().orElse(Integer.MAX_VALUE) : 1;
        return Math.max(known.getMax(), known.getSum() / atOnce);
    }

    private String progress(PassRecording pass, List<RecordedTask> running, long now, int columns) {
        long ended = pass.endedCount.get();
        long count = pass.startedCount.sum() - ended;
        String start = Timeline.name(pass.kind) + ": " + ended + " of " + pass.taskCount + " ended in "
                + String.format(Locale.ROOT, "%.1f s, %d running", now / 1e9, count);
        // Of a long list, only the task that was started last is known besides the first ones.
        String names = running.isEmpty() && count > 0
                ? pass.newest.task().name()
                : running.stream().map(task -> task.start.task().name()).collect(joining(", "));
        String left = left(pass, now, count > 0);
        String end = start.length() + left.length() > columns ? "" : left;
        int space = columns - start.length() - 2 - end.length();
        return space < 5 || names.isEmpty()
                ? start + end
                : start + ": " + DisplayWidth.shorten(names, space, style.ellipsis()) + end;
    }

    private String left(PassRecording pass, long now, boolean isRunning) {
        double done = now;
        if (!pass.kind.isConcurrent()) {
            done = pass.known.sum();
            if (isRunning) {
                TaskStart newest = pass.newest;
                done += Math.min(
                        now - newest.start(), newest.task().work().duration().toNanos());
            }
        }
        double left = known(pass) - done;
        String format = left < 10e9 ? "; known time left: %.1f s" : "; known time left: %.0f s";
        return left <= 0 ? "" : String.format(Locale.ROOT, format, left / 1e9);
    }
}
