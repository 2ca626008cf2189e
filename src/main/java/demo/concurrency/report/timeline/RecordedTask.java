package demo.concurrency.report.timeline;

import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.task.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A task from its start on. Written by the task's thread, except {@link #setReady}; may be read by any thread meanwhile. */
final class RecordedTask {

    final TaskStart start;
    private final String firstCarrier;
    private String lastCarrier;

    /** When the task waited for nothing any more, in nanoseconds since the start of the pass. */
    private volatile long ready;

    /** Null while the task runs. */
    private volatile TaskResult result;

    /** To be called by the task's thread. */
    RecordedTask(TaskStart start) {
        this(start, Carrier.current());
    }

    RecordedTask(TaskStart start, String carrier) {
        this.start = start;
        firstCarrier = carrier;
        ready = start.task().work().kind() == WorkKind.WAIT ? waitEnd(start) : Long.MAX_VALUE;
    }

    /** A task whose carrier was not recorded. */
    RecordedTask(TaskResult result) {
        this(result.began(), "");
        end(result, "");
    }

    void setReady(long nanos) {
        ready = nanos;
    }

    /** To be called by the task's thread. */
    void end(TaskResult result) {
        end(result, Carrier.current());
    }

    void end(TaskResult result, String carrier) {
        lastCarrier = carrier;
        this.result = result;
    }

    boolean isRunning() {
        return result == null;
    }

    /** When the wait of a task that waits is over, in nanoseconds since the start of the pass. */
    static long waitEnd(TaskStart start) {
        long end = start.start()
                + start.task().work().knownDuration().orElseThrow().toNanos();
        return end < 0 ? Long.MAX_VALUE : end;
    }

    /**
     * @param now the right end of the bar if the task still runs
     * @param minReady how long the task has to be ready to be shown so, in nanoseconds; every wait ends a little late
     */
    Row row(long now, long minReady) {
        TaskResult end = result;
        long from = start.start() - start.submitted() < minReady ? start.start() : start.submitted();
        long to = Math.max(start.start(), end == null ? now : end.end());
        long waited = to - ready < minReady ? to : Math.max(ready, start.start());
        List<Row.Segment> segments = new ArrayList<>();
        addReady(segments, from, start.start());
        segments.add(new Row.Segment(Activity.of(start.task().work().kind()), start.start(), waited));
        addReady(segments, waited, to);
        return new Row(
                start.task().name(),
                segments,
                OptionalLong.of(start.start()),
                end == null ? OptionalLong.empty() : OptionalLong.of(to),
                end == null || lastCarrier.equals(firstCarrier) ? firstCarrier : firstCarrier + ">" + lastCarrier,
                Optional.ofNullable(end).map(TaskResult::state));
    }

    private static void addReady(List<Row.Segment> segments, long from, long to) {
        if (from < to) {
            segments.add(new Row.Segment(Activity.READY, from, to));
        }
    }
}
