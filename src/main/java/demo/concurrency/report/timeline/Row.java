package demo.concurrency.report.timeline;

import java.util.List;

/**
 * A row of the chart: a task, a gap in the task list, or the names of the columns.
 *
 * @param parts what the task did, in order, and a mark if it did not finish; empty if the row is not a task's
 * @param columns when the task began, when it ended, and its carrier thread, such as {@code 2} or {@code 1>2}; a text is empty if
 *     it is not known, and a gap has no columns
 */
record Row(String name, List<Part> parts, List<String> columns) {

    /** A part of a task's time, in nanoseconds since the start of the pass. */
    record Part(Symbol symbol, long from, long to) {}

    static final Row HEADER = new Row("", List.of(), List.of("start", "end", "carrier"));

    /** Whether the row stands for tasks that are not shown. */
    boolean isGap() {
        return parts.isEmpty() && columns.isEmpty();
    }
}
