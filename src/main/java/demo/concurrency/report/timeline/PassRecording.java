package demo.concurrency.report.timeline;

import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.WorkKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the chart needs to know of a pass. Of a list of any length it keeps the first 1,000 tasks, and of the others those
 * that may be shown. Tasks are recorded from many threads at once, and may be read meanwhile.
 */
final class PassRecording {

    static final int MAX_ROWS = 20;

    private static final int MAX_TASKS = 1_000;

    /** Of the tasks that failed, and of those that ended last. */
    private static final int MAX_NOTABLE = 4;

    /** Of tasks that take equally long, the first of the list is the longest. */
    static final Comparator<TaskResult> BY_LENGTH =
            Comparator.nullsFirst(Comparator.comparingLong(PassRecording::countedNanos)
                    .thenComparingInt(task -> -task.began().index()));

    final PassKind kind;
    final int taskCount;
    final LongAdder startedCount = new LongAdder();
    final AtomicInteger endedCount = new AtomicInteger();

    /** The first tasks of the list; null if not started. */
    final AtomicReferenceArray<RecordedTask> first;

    /** The task that was started last; null if none was. */
    volatile TaskStart newest;

    /** The longest of the tasks that have ended and whose duration is known in advance; null if there is none. */
    final AtomicReference<TaskResult> longestKnown = new AtomicReference<>();

    /** The commands that have ended, by index in the list. So many that they need much memory would take hours. */
    final Map<Integer, TaskResult> commands = new ConcurrentHashMap<>();

    /**
     * The durations, known in advance, of the tasks that have ended, added up, in nanoseconds. As {@code double}, since the sum
     * may be larger than a {@code long} holds.
     */
    final DoubleAdder known = new DoubleAdder();

    /** The part of it that is computing. */
    final DoubleAdder computing = new DoubleAdder();

    private final List<TaskResult> failed = new CopyOnWriteArrayList<>();
    private final AtomicReferenceArray<TaskResult> last = new AtomicReferenceArray<>(MAX_NOTABLE);

    /** How the pass ended; null while it runs. */
    volatile PassResult result;

    PassRecording(PassKind kind, int taskCount) {
        this.kind = kind;
        this.taskCount = taskCount;
        this.first = new AtomicReferenceArray<>(Math.min(taskCount, MAX_TASKS));
    }

    /** To be called by the task's thread, as is {@link #end}. */
    void start(TaskStart start) {
        newest = start;
        if (start.index() < first.length()) {
            String thread = Thread.currentThread().toString();
            first.set(start.index(), new RecordedTask(start, thread));
        }
        // Last, so that whoever draws finds what is counted.
        startedCount.increment();
    }

    void ready(TaskStart start, long nanos) {
        if (start.index() < first.length()) {
            first.get(start.index()).ready = nanos;
        }
    }

    void end(TaskResult task) {
        int index = task.began().index();
        if (index < first.length()) {
            first.get(index).end(task, Thread.currentThread().toString());
        }
        WorkKind work = task.task().work().kind();
        if (work == WorkKind.COMMAND) {
            commands.put(index, task);
        } else if (BY_LENGTH.compare(task, longestKnown.get()) > 0) {
            // Most tasks are not longer, and those need no atomic write.
            longestKnown.accumulateAndGet(task, BinaryOperator.maxBy(BY_LENGTH));
        }
        long nanos = task.task().work().duration().toNanos();
        known.add(nanos);
        if (work == WorkKind.COMPUTING) {
            computing.add(nanos);
        }
        last.set(endedCount.getAndIncrement() % MAX_NOTABLE, task);
        if (task.state() == TaskState.FAILED && failed.size() < MAX_NOTABLE) {
            failed.add(task);
        }
    }

    /** A wait and computing count as asked for, since tasks can delay each other; a command counts as it took. */
    static long countedNanos(TaskResult task) {
        return task.task().work().kind() == WorkKind.COMMAND
                ? task.end() - task.began().start()
                : task.task().work().duration().toNanos();
    }

    /**
     * The rows of a pass that has ended, in list order, those for gaps included. If there are too many tasks, the longest are chosen
     * first, then some that failed, those that ended last, and the first of the list.
     *
     * @param span as in {@link RecordedTask#row}
     */
    List<Row> rows(long span) {
        Stream<TaskResult> longest = Stream.concat(
                Stream.ofNullable(longestKnown.get()), commands.values().stream().max(BY_LENGTH).stream());
        Stream<RecordedTask> notable = Stream.of(longest, failed.stream(), stream(last))
                .flatMap(tasks -> tasks)
                .map(this::recorded);
        TreeMap<Integer, Row> chosen = new TreeMap<>();
        Stream.concat(notable, stream(first).limit(MAX_ROWS)).forEach(task -> {
            chosen.put(task.start.index(), task.row(0, span));
            if (withGaps(chosen).size() > MAX_ROWS) {
                chosen.remove(task.start.index());
            }
        });
        return withGaps(chosen);
    }

    private RecordedTask recorded(TaskResult task) {
        int index = task.began().index();
        return index < first.length() ? first.get(index) : new RecordedTask(task);
    }

    private static <T> Stream<T> stream(AtomicReferenceArray<T> tasks) {
        return IntStream.range(0, tasks.length()).mapToObj(tasks::get).filter(Objects::nonNull);
    }

    private List<Row> withGaps(TreeMap<Integer, Row> tasks) {
        TreeMap<Integer, Row> rows = new TreeMap<>(tasks);
        int next = 0;
        for (int index : tasks.keySet()) {
            addGap(rows, next, index);
            next = index + 1;
        }
        addGap(rows, next, startedCount.intValue());
        return List.copyOf(rows.values());
    }

    private static void addGap(TreeMap<Integer, Row> rows, int from, int to) {
        if (from < to) {
            rows.put(from, new Row("… " + (to - from) + " more …", List.of(), List.of()));
        }
    }
}
