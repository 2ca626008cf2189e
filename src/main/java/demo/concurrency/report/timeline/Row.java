package demo.concurrency.report.timeline;

import demo.concurrency.run.TaskState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row of the chart: a task, or a gap in the task list. Times are in nanoseconds since the start of the pass.
 *
 * @param segments what the task did, in order; empty for a gap
 * @param start when the task's thread ran for the first time; empty if it has not
 * @param end empty while the task runs
 * @param carrier the carrier thread, such as {@code 2} or {@code 1>2}; empty if it has none, or is not known
 * @param state empty while the task runs
 */
record Row(
        String name,
        List<Segment> segments,
        OptionalLong start,
        OptionalLong end,
        String carrier,
        Optional<TaskState> state) {

    /** A part of a task's time. */
    record Segment(Activity activity, long from, long to) {}

    /** A row for tasks that are not shown. */
    static Row gap(int count) {
        return new Row(count + " more", List.of(), OptionalLong.empty(), OptionalLong.empty(), "", Optional.empty());
    }

    /** A row for a task whose thread has not run yet. */
    static Row unstarted(String name, long now) {
        List<Segment> ready = List.of(new Segment(Activity.READY, 0, now));
        return new Row(name, ready, OptionalLong.empty(), OptionalLong.empty(), "", Optional.empty());
    }

    boolean isGap() {
        return segments.isEmpty();
    }
}
