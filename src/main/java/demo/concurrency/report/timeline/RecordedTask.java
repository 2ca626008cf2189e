package demo.concurrency.report.timeline;

import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.WorkKind;
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

    /** When the task waits for nothing any more, in nanoseconds since the start of the pass. It may overflow: only differences count. */
    volatile long ready;

    /** Null while the task runs. */
    volatile TaskResult result;

    /** @param thread the text form of the task's thread */
    RecordedTask(TaskStart start, String thread) {
        this.start = start;
        carrier = carrier(thread);
        ready = start.task().work().kind() == WorkKind.WAIT
                ? start.start() + start.task().work().duration().toNanos()
                : Long.MAX_VALUE;
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
        String ended = end == null ? "" : TimeAxis.seconds(to);
        return new Row(start.task().name(), parts, List.of(TimeAxis.seconds(from), ended, carrier));
    }
}
