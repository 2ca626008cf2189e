package demo.concurrency.report.timeline;

import demo.concurrency.run.TaskState;
import java.util.Arrays;

/**
 * How bars are drawn on a terminal.
 *
 * @param blocks whether with block characters; otherwise in ASCII
 * @param colours whether with the colours of the terminal
 */
public record BarStyle(boolean blocks, boolean colours) {

    private static final int RED = 160;
    private static final int MAGENTA = 163;

    /** A row's bar and the space beside it, as wide as the axis. */
    String bar(Row row, TimeAxis axis) {
        Activity[] columns = new Activity[axis.width()];
        int next = 0;
        for (Row.Segment segment : row.segments()) {
            boolean isReady = segment.activity() == Activity.READY;
            int from = Math.max(next, Math.min(axis.column(segment.from()), axis.width() - 1));
            // A short time without a carrier is not shown, whatever else is short takes a column.
            int to = Math.max(axis.column(segment.to()), isReady ? 0 : Math.min(from + 1, axis.width()));
            if (to > from) {
                Arrays.fill(columns, from, to, segment.activity());
                next = to;
            }
        }
        String mark = row.state().map(this::endMark).orElse("");
        StringBuilder bar = new StringBuilder();
        int length = mark.isEmpty() ? next : next - 1;
        for (int from = 0, to; from < length; from = to) {
            to = from;
            while (to < length && columns[to] == columns[from]) {
                to++;
            }
            bar.append(bar(columns[from], to - from));
        }
        return bar + mark + " ".repeat(axis.width() - next);
    }

    /** Spaces for no activity. */
    String bar(Activity activity, int columns) {
        return activity == null
                ? " ".repeat(columns)
                : paint(String.valueOf(activity.symbol(blocks)).repeat(columns), activity.colour());
    }

    /** The mark at the end of a task's bar; empty if it finished. */
    String endMark(TaskState state) {
        return switch (state) {
            case FINISHED -> "";
            case FAILED -> paint("!", RED);
            case CANCELLED -> paint("x", MAGENTA);
        };
    }

    String ellipsis() {
        return blocks ? "…" : "...";
    }

    private String paint(String text, int colour) {
        return colours ? "\u001b[38;5;" + colour + "m" + text + "\u001b[0m" : text;
    }
}
