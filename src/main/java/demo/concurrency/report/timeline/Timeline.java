package demo.concurrency.report.timeline;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the passes of a run, and draws them as a chart: a row for each task, all passes on one time axis. */
public final class Timeline implements PassListener {

    /** How each SVG file of a timeline starts. */
    public static final String SVG_START = "<!-- concurrency-demo timeline -->\n";

    final Parallelism parallelism;

    /** Read by the thread that draws, too. */
    final List<PassRecording> passes = new CopyOnWriteArrayList<>();

    /** The longest wall-clock time of the passes that have ended, in nanoseconds; 0 if none has. */
    volatile long longestPass;

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
        longestPass = Math.max(longestPass, result.nanos());
    }

    /**
     * The chart, each line with its line feed. To be called when all passes have ended, at least one.
     *
     * @param columns the width of the terminal; the chart takes from 40 to 1,000
     */
    public String draw(int columns, BarStyle style) {
        return chart(Math.clamp(columns, 40, 1_000), style).draw(notes());
    }

    /** The chart as an SVG file, after {@link #SVG_START}. To be called when all passes have ended, at least one. */
    public String drawSvg() {
        return new SvgChart(chart(SvgChart.COLUMNS, new BarStyle(true, false))).draw(notes());
    }

    private Chart chart(int columns, BarStyle style) {
        long span = Math.max(1, longestPass);
        List<Chart.Pass> drawn = passes.stream()
                .map(pass -> new Chart.Pass(name(pass.kind), pass.rows(span)))
                .toList();
        return new Chart(drawn, span, columns, style);
    }

    /** The lines of text below the bars. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        parallelism.atBest(passes).ifPresent(notes::add);
        notes.addAll(compare(passes.stream().map(pass -> pass.result).toList()));
        return notes;
    }

    /** A line for each concurrent pass, if it and a sequential pass before it completed all tasks and took long enough. */
    public static List<String> compare(List<PassResult> passes) {
        List<PassResult> comparable = passes.stream()
                .filter(pass -> pass.endReason() == EndReason.ALL_COMPLETED && pass.nanos() >= Parallelism.MIN)
                .toList();
        return comparable.stream()
                .skip(1)
                .filter(pass -> !comparable.getFirst().kind().isConcurrent())
                .map(pass -> comparison(comparable.getFirst(), pass))
                .toList();
    }

    private static String comparison(PassResult sequential, PassResult concurrent) {
        double ratio = (double) sequential.nanos() / concurrent.nanos();
        String times = String.format(Locale.ROOT, "%.2f", ratio >= 1 ? ratio : 1 / ratio);
        return name(sequential.kind()) + " " + TimeAxis.seconds(sequential.nanos()) + " s, " + name(concurrent.kind())
                + " " + TimeAxis.seconds(concurrent.nanos()) + " s: "
                + (times.equals("1.00") ? "as fast" : times + " times " + (ratio > 1 ? "faster" : "slower"));
    }

    /** Such as {@code sequential}, or {@code concurrent on platform threads} where a run has passes on both kinds of thread. */
    static String name(PassKind kind) {
        return kind.name().replaceFirst("-(.*)", " on $1 threads");
    }
}
