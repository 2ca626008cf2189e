package demo.concurrency.report.timeline;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.WorkKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the chart needs to know of a pass. Of a list of any length it keeps the first 1,000 tasks, and of the others those
 * that may be shown. Tasks are recorded from many threads at once, and may be read meanwhile.
 */
final class PassRecording {

    private static final int MAX_TASKS = 1_000;
    private static final int MAX_FAILED = 4;
    private static final int MAX_LAST = 4;

    /** Of tasks that take equally long, the first of the list is the longest. */
    private static final Comparator<TaskResult> BY_LENGTH = Comparator.comparingLong(PassRecording::countedNanos)
            .thenComparing(TaskResult::index, Comparator.reverseOrder());

    final PassKind kind;
    final int taskCount;
    final LongAdder startedCount = new LongAdder();
    final AtomicInteger endedCount = new AtomicInteger();

    /** The first tasks of the list; null if not started. */
    final AtomicReferenceArray<RecordedTask> first;

    /** When the last of all waits started so far is over, in nanoseconds since the start of the pass. */
    final LongAccumulator lastWaitEnd = new LongAccumulator(Math::max, 0);

    /** The task that was started last; null if none was. */
    volatile TaskStart newest;

    /** The longest of the tasks that have ended and whose duration is known in advance; null if there is none. */
    final AtomicReference<TaskResult> longestKnown = new AtomicReference<>();

    private final AtomicReference<TaskResult> longestCommand = new AtomicReference<>();

    /**
     * The durations, known in advance, of the tasks that have ended, added up, in nanoseconds. As {@code double}, since the sum
     * may be larger than a {@code long} holds.
     */
    final DoubleAdder known = new DoubleAdder();

    /** The part of it that is computing. */
    final DoubleAdder computing = new DoubleAdder();

    private final AtomicReferenceArray<TaskResult> failed = new AtomicReferenceArray<>(MAX_FAILED);
    private final AtomicInteger failedCount = new AtomicInteger();
    private final AtomicReferenceArray<TaskResult> last = new AtomicReferenceArray<>(MAX_LAST);

    /** How the pass ended; null while it runs. */
    volatile PassResult result;

    PassRecording(PassKind kind, int taskCount) {
        this.kind = kind;
        this.taskCount = taskCount;
        this.first = new AtomicReferenceArray<>(Math.min(taskCount, MAX_TASKS));
    }

    void start(TaskStart start) {
        startedCount.increment();
        newest = start;
        if (start.task().work().kind() == WorkKind.WAIT) {
            lastWaitEnd.accumulate(RecordedTask.waitEnd(start));
        }
        if (start.index() < first.length()) {
            first.set(start.index(), new RecordedTask(start));
        }
    }

    void ready(TaskStart start, long nanos) {
        if (start.index() < first.length()) {
            first.get(start.index()).setReady(nanos);
        }
    }

    void end(TaskResult task) {
        if (task.index() < first.length()) {
            first.get(task.index()).end(task);
        }
        WorkKind work = task.task().work().kind();
        if (work == WorkKind.COMMAND) {
            keepLonger(longestCommand, task);
        } else {
            keepLonger(longestKnown, task);
            known.add(countedNanos(task));
        }
        if (work == WorkKind.COMPUTING) {
            computing.add(countedNanos(task));
        }
        last.set(endedCount.getAndIncrement() % MAX_LAST, task);
        if (task.state() == TaskState.FAILED && failedCount.get() < MAX_FAILED) {
            failed.set(failedCount.getAndIncrement() % MAX_FAILED, task);
        }
    }

    private static void keepLonger(AtomicReference<TaskResult> longest, TaskResult task) {
        TaskResult previous = longest.get();
        // Most tasks are not longer, and those need no atomic write.
        if (previous == null || BY_LENGTH.compare(previous, task) < 0) {
            longest.accumulateAndGet(task, (a, b) -> a == null || BY_LENGTH.compare(a, b) < 0 ? b : a);
        }
    }

    /** A wait and computing count as asked for, since tasks can delay each other; a command counts as it took. */
    static long countedNanos(TaskResult task) {
        return task.task().work().kind() == WorkKind.COMMAND
                ? task.end() - task.start()
                : task.task().work().knownDuration().map(Duration::toNanos).orElse(0L);
    }

    boolean isComplete() {
        return result.endReason() == EndReason.ALL_COMPLETED;
    }

    /**
     * The rows of a pass that has ended.
     *
     * @param minReady as in {@link RecordedTask#row}
     */
    List<Row> rows(long minReady) {
        Rows rows = new Rows(startedCount.intValue(), minReady);
        Stream.of(
                        Stream.of(longestKnown.get(), longestCommand.get()),
                        IntStream.range(0, MAX_FAILED).mapToObj(failed::get),
                        IntStream.range(0, MAX_LAST).mapToObj(last::get))
                .flatMap(results -> results)
                .filter(Objects::nonNull)
                .map(task -> task.index() < first.length() ? first.get(task.index()) : new RecordedTask(task))
                .forEach(rows::add);
        started().limit(Rows.MAX).forEach(rows::add);
        return rows.list();
    }

    /** Those of the first tasks that have been started. */
    Stream<RecordedTask> started() {
        return IntStream.range(0, first.length()).mapToObj(first::get).filter(Objects::nonNull);
    }
}
