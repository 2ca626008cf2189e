package demo.concurrency.report.timeline;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.WorkKind;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the chart needs to know of a pass. Of a long list it keeps at most twenty tasks: the first of the list, the first
 * that failed, and the last to end.
 */
final class PassRecording {

    private static final int MAX_TASKS = 20;
    private static final int MAX_FAILED = 4;
    private static final int MAX_LAST = 8;

    private final PassKind kind;
    private final int taskCount;
    private final AtomicReferenceArray<TaskResult> first;
    private final AtomicReferenceArray<TaskResult> failed = new AtomicReferenceArray<>(MAX_FAILED);
    private final AtomicReferenceArray<TaskResult> last = new AtomicReferenceArray<>(MAX_LAST);
    private final AtomicInteger endedCount = new AtomicInteger();
    private final AtomicInteger failedCount = new AtomicInteger();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

    /** As {@code double}, since the sum may be larger than a {@code long} holds. */
    private final DoubleAdder total = new DoubleAdder();

    private final DoubleAdder computing = new DoubleAdder();
    private PassResult result;

    PassRecording(PassKind kind, int taskCount) {
        this.kind = kind;
        this.taskCount = taskCount;
        this.first = new AtomicReferenceArray<>(taskCount <= MAX_TASKS ? MAX_TASKS : MAX_TASKS - MAX_FAILED - MAX_LAST);
    }

    /** Records the end of a task. May be called from many threads at once. */
    void add(TaskResult task) {
        long nanos = countedNanos(task);
        longest.accumulate(nanos);
        total.add(nanos);
        if (task.task().work().kind() == WorkKind.COMPUTING) {
            computing.add(nanos);
        }
        last.set(endedCount.getAndIncrement() % MAX_LAST, task);
        if (task.index() < first.length()) {
            first.set(task.index(), task);
        }
        if (task.state() == TaskState.FAILED) {
            int index = failedCount.getAndIncrement();
            if (index < MAX_FAILED) {
                failed.set(index, task);
            }
        }
    }

    /**
     * How long the task took. In a concurrent pass tasks can delay each other, so no more than the requested duration
     * counts there.
     */
    private long countedNanos(TaskResult task) {
        long nanos = task.end() - task.start();
        return kind == PassKind.SEQUENTIAL
                ? nanos
                : task.task()
                        .work()
                        .knownDuration()
                        .map(known -> Math.min(nanos, known.toNanos()))
                        .orElse(nanos);
    }

    /** Records the end of the pass. Called after the last {@link #add}, as are the methods below. */
    void end(PassResult result) {
        this.result = result;
    }

    PassKind kind() {
        return kind;
    }

    /** Wall-clock time of the pass in nanoseconds. */
    long nanos() {
        return result.nanos();
    }

    boolean isComplete() {
        return result.endReason() == EndReason.ALL_COMPLETED;
    }

    boolean hasStartedAllTasks() {
        return result.notStarted() == 0;
    }

    /** The time of the longest of all tasks, in nanoseconds. */
    long longestTask() {
        return longest.get();
    }

    /** The time of all tasks added up, in nanoseconds. */
    double totalTime() {
        return total.sum();
    }

    /** The time of all tasks that compute added up, in nanoseconds. */
    double computingTime() {
        return computing.sum();
    }

    /** The tasks to show, in list order. */
    Collection<TaskResult> shown() {
        TreeMap<Integer, TaskResult> shown = new TreeMap<>();
        Stream.of(first, failed, last)
                .flatMap(array -> IntStream.range(0, array.length()).mapToObj(array::get))
                .filter(Objects::nonNull)
                .forEach(task -> shown.put(task.index(), task));
        return shown.values();
    }

    /** How many tasks were started but are not shown. */
    long notShown() {
        return taskCount - result.notStarted() - shown().size();
    }
}
