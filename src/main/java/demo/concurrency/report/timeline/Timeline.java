package demo.concurrency.report.timeline;

import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the passes of a run, and draws them as a chart: a row for each task, all passes on one time axis. */
public final class Timeline implements PassListener {

    /** How each SVG file of a timeline starts. */
    public static final String SVG_START = "<!-- concurrency-demo timeline -->\n";

    private final Parallelism parallelism;
    /** Read by the thread that draws, too. */
    private final List<PassRecording> passes = new CopyOnWriteArrayList<>();

    public Timeline(Parallelism parallelism) {
        this.parallelism = parallelism;
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        passes.add(new PassRecording(kind, taskCount));
    }

    @Override
    public void taskStarted(TaskStart start) {
        passes.getLast().start(start);
    }

    @Override
    public void taskReady(TaskStart start, long nanos) {
        passes.getLast().ready(start, nanos);
    }

    @Override
    public void taskEnded(TaskResult result) {
        passes.getLast().end(result);
    }

    @Override
    public void passEnded(PassResult result) {
        passes.getLast().result = result;
    }

    /** The recording of the pass that was started last. */
    PassRecording current() {
        return passes.getLast();
    }

    /** Whether all tasks of a pass can run from its start on. */
    boolean runsAllAtOnce(PassKind kind) {
        return kind.isConcurrent() && parallelism.jobs().isEmpty();
    }

    /** The longest wall-clock time of the passes that have ended, in nanoseconds; 0 if none has. */
    long longestPass() {
        return passes.stream()
                .map(pass -> pass.result)
                .filter(Objects::nonNull)
                .mapToLong(PassResult::nanos)
                .max()
                .orElse(0);
    }

    /**
     * The chart, each line with its line feed. To be called when all passes have ended, at least one.
     *
     * @param columns the width of the chart, from 40
     */
    public String draw(int columns, BarStyle style) {
        return chart(columns, style).draw(notes());
    }

    /** The chart as an SVG file, after {@link #SVG_START}. To be called when all passes have ended, at least one. */
    public String drawSvg() {
        return new SvgChart(chart(SvgChart.COLUMNS, new BarStyle(true, false))).draw(notes());
    }

    private Chart chart(int columns, BarStyle style) {
        long span = Math.max(1, longestPass());
        List<Chart.Pass> drawn = passes.stream()
                .map(pass -> new Chart.Pass(PassComparison.name(pass.kind), pass.rows(span)))
                .toList();
        return new Chart(drawn, span, columns, style);
    }

    /** The lines of text below the bars. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        parallelism.atBest(passes, TimelineUnit.of(longestPass())).ifPresent(notes::add);
        notes.addAll(PassComparison.of(passes.stream().map(pass -> pass.result).toList()));
        return notes;
    }
}
