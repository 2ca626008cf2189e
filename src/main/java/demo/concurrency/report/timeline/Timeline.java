package demo.concurrency.report.timeline;

import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the passes of a run, and draws them as a chart: a row for each task, all passes on one time axis. */
public final class Timeline implements PassListener {

    /** How each SVG file of a timeline starts. */
    public static final String SVG_START = SvgChart.FIRST_LINE;

    private final Parallelism parallelism;
    /** Read by the thread that draws, too. */
    private final List<PassRecording> passes = new CopyOnWriteArrayList<>();

    /** For each command, by its index in the list, the run that took least. */
    private final Map<Integer, TaskResult> commands = new ConcurrentHashMap<>();

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
        if (result.task().work().kind() == WorkKind.COMMAND && result.state() != TaskState.CANCELLED) {
            commands.merge(
                    result.index(),
                    result,
                    (a, b) -> PassRecording.countedNanos(a) <= PassRecording.countedNanos(b) ? a : b);
        }
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
        return TextChart.draw(chart(), columns, style);
    }

    /** The chart as an SVG file. To be called when all passes have ended, at least one. */
    public String drawSvg() {
        return new SvgChart(chart()).draw();
    }

    private Chart chart() {
        long span = Math.max(1, longestPass());
        List<String> notes = new ArrayList<>();
        AtBest.describe(passes, commands.values(), parallelism, TimelineUnit.of(span))
                .ifPresent(notes::add);
        notes.addAll(PassComparison.of(passes.stream().map(pass -> pass.result).toList()));
        return new Chart(
                span,
                passes.stream()
                        .map(pass -> new Chart.Pass(pass.kind, pass.rows(Chart.minReady(span))))
                        .toList(),
                notes);
    }
}
