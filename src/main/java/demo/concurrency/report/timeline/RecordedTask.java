package demo.concurrency.report.timeline;

import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.Task;
import demo.concurrency.task.WorkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A task from its start on. Written by the task's thread, except {@link #ready}; may be read by any thread meanwhile. */
final class RecordedTask {

    /** A virtual thread that has a carrier, such as {@code VirtualThread[#34,name]/runnable@ForkJoinPool-1-worker-2}. Not specified. */
    private static final Pattern MOUNTED =
            Pattern.compile("VirtualThread.*]/\\w+@ForkJoinPool-\\d+-worker-(\\d+)", Pattern.DOTALL);

    final TaskStart start;

    /** Such as {@code 2}, or {@code 1>2} if it was another one at the end. */
    private volatile String carrier;

    /** When the task waited for nothing any more, in nanoseconds since the start of the pass. */
    volatile long ready;

    /** Null while the task runs. */
    volatile TaskResult result;

    /** @param thread the text form of the task's thread */
    RecordedTask(TaskStart start, String thread) {
        this.start = start;
        carrier = carrier(thread);
        ready = start.task().work().kind() == WorkKind.WAIT ? waitEnd(start) : Long.MAX_VALUE;
    }

    /** A task whose carriers are not known. */
    RecordedTask(TaskResult result) {
        this(result.began(), "");
        end(result, "");
    }

    /** @param thread the text form of the task's thread */
    void end(TaskResult result, String thread) {
        String last = carrier(thread);
        if (!last.equals(carrier)) {
            carrier += ">" + last;
        }
        this.result = result;
    }

    /** The number of the thread's carrier; empty for a platform thread, or if the JDK does not tell. */
    private static String carrier(String thread) {
        Matcher matcher = MOUNTED.matcher(thread);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** How long a task takes if nothing delays it, in nanoseconds; 0 if that is not known in advance. */
    static long knownNanos(Task task) {
        return task.work().knownDuration().map(Duration::toNanos).orElse(0L);
    }

    /** When the wait of a task that waits is over, in nanoseconds since the start of the pass. */
    static long waitEnd(TaskStart start) {
        long end = start.start() + knownNanos(start.task());
        return end < 0 ? Long.MAX_VALUE : end;
    }

    /**
     * @param now the right end of the bar if the task still runs
     * @param span the time that the chart spans, in nanoseconds; a task that is ready for less than a hundredth of it is not shown
     *     so, since every wait ends a little late
     */
    Row row(long now, long span) {
        TaskResult end = result;
        long minReady = Math.max(1, span / 100);
        long from = start.start();
        long to = Math.max(from, end == null ? now : end.end());
        long waited = to - ready < minReady ? to : Math.max(ready, from);
        List<Row.Part> parts = new ArrayList<>();
        if (from - start.submitted() >= minReady) {
            parts.add(new Row.Part(Symbol.READY, start.submitted(), from));
        }
        parts.add(new Row.Part(Symbol.of(start.task().work().kind()), from, waited));
        if (waited < to) {
            parts.add(new Row.Part(Symbol.READY, waited, to));
        }
        if (end != null && end.state() != TaskState.FINISHED) {
            parts.add(new Row.Part(Symbol.valueOf(end.state().name()), to, to));
        }
        TimelineUnit unit = TimelineUnit.of(span);
        String ended = end == null ? "" : unit.format(to);
        return new Row(start.task().name(), parts, List.of(unit.format(from), ended, carrier));
    }
}
