package demo.concurrency.report.timeline;

import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import java.util.ArrayList;
import java.util.List;

/** Records the passes of a run, and draws them as a chart when all have ended. */
public final class Timeline implements PassListener {

    private final int columns;
    private final BarStyle style;
    private final Parallelism parallelism;
    private final List<PassRecording> passes = new ArrayList<>();

    /** @param columns the width of the chart, from 40; a legend with many entries may be wider */
    public Timeline(int columns, BarStyle style, Parallelism parallelism) {
        this.columns = columns;
        this.style = style;
        this.parallelism = parallelism;
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        passes.add(new PassRecording(kind, taskCount));
    }

    @Override
    public void taskEnded(TaskResult result) {
        passes.getLast().add(result);
    }

    @Override
    public void passEnded(PassResult result) {
        passes.getLast().end(result);
    }

    /** The chart, each line with its line feed. To be called when all passes have ended, at least one. */
    public String draw() {
        return new TimelineRenderer(columns, style, parallelism, passes).render();
    }
}
