package demo.concurrency.show;

import demo.concurrency.run.Mode;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.State;
import demo.concurrency.run.TaskEnd;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a picture needs of a pass: at most twenty of its tasks, however many it has. Those are all, or the first of the
 * list, the first that failed, and the last to end.
 */
final class Sample {

    static final int MOST = 20;
    private static final int FAILED = 4;
    private static final int LAST = 8;

    private final Mode mode;
    private final int tasks;
    private final AtomicReferenceArray<TaskEnd> first;
    private final AtomicReferenceArray<TaskEnd> failed = new AtomicReferenceArray<>(FAILED);
    private final AtomicReferenceArray<TaskEnd> last = new AtomicReferenceArray<>(LAST);
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
    private PassResult result;

    Sample(Mode mode, int tasks) {
        this.mode = mode;
        this.tasks = tasks;
        this.first = new AtomicReferenceArray<>(tasks <= MOST ? MOST : MOST - FAILED - LAST);
    }

    /** May be called from many threads at once. */
    void add(TaskEnd end) {
        longest.accumulate(end.end() - end.start());
        last.set(ended.getAndIncrement() % LAST, end);
        if (end.index() < first.length()) {
            first.set(end.index(), end);
        }
        if (end.state() == State.FAILED) {
            int failure = failures.getAndIncrement();
            if (failure < FAILED) {
                failed.set(failure, end);
            }
        }
    }

    void end(PassResult result) {
        this.result = result;
    }

    Mode mode() {
        return mode;
    }

    /** What came of the pass, once it has ended. */
    PassResult result() {
        return result;
    }

    /** The longest time that one of all tasks took, in nanoseconds. */
    long longest() {
        return longest.get();
    }

    /** In list order. */
    Collection<TaskEnd> shown() {
        TreeMap<Integer, TaskEnd> shown = new TreeMap<>();
        Stream.of(first, failed, last)
                .flatMap(ends -> IntStream.range(0, ends.length()).mapToObj(ends::get))
                .filter(Objects::nonNull)
                .forEach(end -> shown.put(end.index(), end));
        return shown.values();
    }

    /** How many tasks that have started are not shown. */
    long leftOut() {
        return tasks - result.notStarted() - shown().size();
    }
}
