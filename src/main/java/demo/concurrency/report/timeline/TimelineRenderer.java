package demo.concurrency.report.timeline;

import demo.concurrency.run.TaskResult;
import java.util.List;

/** Draws passes as a chart: a row for each task with its name, a bar, its start and its end, all on one time axis. */
final class TimelineRenderer {

    private static final String GAP = "  ";

    private final int columns;
    private final BarStyle style;
    private final Parallelism parallelism;
    private final List<PassRecording> passes;
    private final List<TaskResult> shown;
    private final TimelineUnit unit;
    private final int nameWidth;
    private final int timeWidth;
    private final TimeAxis axis;
    private final StringBuilder chart = new StringBuilder();

    TimelineRenderer(int columns, BarStyle style, Parallelism parallelism, List<PassRecording> passes) {
        this.columns = columns;
        this.style = style;
        this.parallelism = parallelism;
        this.passes = passes;
        shown = passes.stream().flatMap(pass -> pass.shown().stream()).toList();
        long span = Math.max(
                1, passes.stream().mapToLong(PassRecording::nanos).max().orElseThrow());
        unit = TimelineUnit.of(span);
        nameWidth = Math.min(
                columns / 4,
                shown.stream()
                        .mapToInt(result -> DisplayWidth.of(result.task().name()))
                        .max()
                        .orElse(0));
        timeWidth = Math.max("start".length(), unit.format(span).length());
        int barWidth = columns - nameWidth - GAP.length() - 2 * (GAP.length() + timeWidth);
        axis = new TimeAxis(span, Math.max(TimeAxis.MIN_TICK_DISTANCE, barWidth), unit);
    }

    String render() {
        addLine(leftOfBar("") + " ".repeat(axis.width()) + times("start", "end"));
        for (PassRecording pass : passes) {
            addLine(pass.kind().toString());
            pass.shown().forEach(this::addRow);
            if (pass.notShown() > 0) {
                addLine("(and " + pass.notShown() + " more)");
            }
        }
        addLine(leftOfBar("") + axis.ticks());
        addLine(leftOfBar("") + axis.labels());
        addLine(new TimelineLegend(style).render(shown));
        new PassComparison(passes, parallelism, unit).render().forEach(this::addWrapped);
        return chart.toString();
    }

    private void addRow(TaskResult result) {
        int from = Math.min(axis.width() - 1, axis.column(result.start()));
        int length = Math.max(1, axis.column(result.end()) - from);
        addLine(leftOfBar(DisplayWidth.shorten(result.task().name(), nameWidth))
                + " ".repeat(from)
                + style.bar(result.task().work().kind(), length, result.state())
                + " ".repeat(axis.width() - from - length)
                + times(unit.format(result.start()), unit.format(result.end())));
    }

    private String leftOfBar(String name) {
        return name + " ".repeat(nameWidth - DisplayWidth.of(name)) + GAP;
    }

    private String times(String start, String end) {
        return GAP + " ".repeat(timeWidth - start.length()) + start + GAP + " ".repeat(timeWidth - end.length()) + end;
    }

    private void addWrapped(String text) {
        addLine(text.replaceAll("(.{1," + columns + "})( |$)", "$1\n"));
    }

    private void addLine(String text) {
        chart.append(text.stripTrailing()).append('\n');
    }
}
