package demo.concurrency.report.timeline;

import demo.concurrency.run.PassKind;
import demo.concurrency.run.TaskState;
import demo.concurrency.run.ThreadKind;
import java.util.List;

/**
 * What is drawn of a run, as text or as SVG.
 *
 * @param span the time at the right end of the bars, in nanoseconds, from 1
 * @param notes lines of text below the bars
 */
record Chart(long span, List<Pass> passes, List<String> notes) {

    /** A pass and its rows. */
    record Pass(PassKind kind, List<Row> rows) {

        String name() {
            return PassComparison.name(kind);
        }
    }

    /** How long a task has to be ready to be shown so, in nanoseconds. */
    static long minReady(long span) {
        return span / 100;
    }

    List<Row> rows() {
        return passes.stream().flatMap(pass -> pass.rows().stream()).toList();
    }

    /** What the tasks did. */
    List<Activity> activities() {
        return rows().stream()
                .flatMap(row -> row.segments().stream())
                .map(Row.Segment::activity)
                .distinct()
                .sorted()
                .toList();
    }

    /** How tasks ended, if they did not finish. */
    List<TaskState> states() {
        return rows().stream()
                .flatMap(row -> row.state().stream())
                .filter(state -> state != TaskState.FINISHED)
                .distinct()
                .sorted()
                .toList();
    }

    /** What the legend says of an activity. */
    String description(Activity activity) {
        if (activity != Activity.READY) {
            return activity.toString();
        }
        boolean isAnyVirtual = passes.stream().anyMatch(pass -> pass.kind().threads() == ThreadKind.VIRTUAL);
        boolean isAllVirtual = passes.stream().allMatch(pass -> pass.kind().threads() == ThreadKind.VIRTUAL);
        return activity + ", but no " + (isAllVirtual ? "carrier" : isAnyVirtual ? "carrier or core" : "core")
                + " free";
    }
}
