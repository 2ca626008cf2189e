package demo.concurrency.jvm;

import demo.concurrency.report.EarlyEndSummary;
import demo.concurrency.report.ElapsedTime;
import demo.concurrency.report.Messages;
import demo.concurrency.report.Output;
import demo.concurrency.report.Trace;
import demo.concurrency.report.timeline.Parallelism;
import demo.concurrency.report.timeline.Timeline;
import demo.concurrency.run.Pass;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassOptions;
import demo.concurrency.task.RepeatedTasks;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import demo.concurrency.task.WorkKind;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/**
 * Runs passes without output before the first real one, so that class loading and compilation are not part of its measured
 * time.
 */
public final class WarmUp {

    private static final int TASKS_PER_ROUND = 1_000;
    private static final int MAX_ROUNDS = 10;

    /** About half of what a task takes. */
    private static final long FIRST_HEAP_BYTES_PER_TASK = 512;

    /** The JDK uses these only if threads happen to meet, as at a lock, so a warm-up pass does not always load them. */
    private static final List<String> TIMING_DEPENDENT_CLASSES = List.of(
            "java.util.concurrent.ForkJoinTask$AdaptedRunnableAction",
            "sun.nio.ch.IOStatus",
            "java.util.concurrent.atomic.Striped64$Cell",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionNode");

    /** A field, since the compiler would remove the allocation of an object that is never used. */
    private static volatile byte[] heapFiller;

    private WarmUp() {}

    /**
     * Warms up for the passes of a run.
     *
     * <p>For long lists, this also runs rounds of tasks that wake up. Otherwise the JVM would compile a task's code while all
     * tasks still wait, and would leave out the code after the wait, which has never run then. Each task that wakes up would
     * cause a deoptimization, and the deoptimizations would take most of the time of the pass. Several listeners are used
     * here, since the JVM would otherwise compile the calls for a single class of listeners. Measured: see src/bench.
     *
     * @param kinds the kinds of work in the task list
     * @param taskCount how many tasks each pass has
     * @param passes the passes of the run
     * @param options how each pass runs
     * @param threads makes the threads of the passes
     */
    public static void run(
            Set<WorkKind> kinds, int taskCount, List<PassKind> passes, PassOptions options, ThreadFactory threads) {
        stopTrackingThreads();
        TIMING_DEPENDENT_CLASSES.forEach(WarmUp::load);
        OutputStream nowhere = OutputStream.nullOutputStream();
        Output output = new Output("warm-up output", nowhere, StandardCharsets.UTF_8);
        PassListener listener = PassListener.all(List.of(
                new Trace(output, false),
                new ElapsedTime(output),
                new EarlyEndSummary(output, new Messages(new PrintStream(nowhere))),
                new Timeline(new Parallelism(1, 1, OptionalInt.empty()))));
        // Always with a wait, since the timer of a timeout waits, too.
        List<Task> shortTasks = Stream.concat(Stream.of(WorkKind.WAIT), kinds.stream())
                .distinct()
                .map(WarmUp::shortTask)
                .toList();
        for (PassKind kind : List.of(PassKind.SEQUENTIAL, PassKind.CONCURRENT)) {
            run(kind, shortTasks, threads, listener);
        }
        if (passes.stream().anyMatch(PassKind::isConcurrent)) {
            List<Task> waits = RepeatedTasks.of(List.of(Task.parse("wait=1ms")), TASKS_PER_ROUND);
            int tasksAtOnce = options.tasksAtOnce(PassKind.CONCURRENT, taskCount);
            for (int i = 0; i < Math.min(tasksAtOnce / TASKS_PER_ROUND, MAX_ROUNDS); i++) {
                run(PassKind.CONCURRENT, waits, threads, listener);
            }
            growHeap(tasksAtOnce);
        }
        output.close();
    }

    /**
     * The JDK keeps every virtual thread in a concurrent set, for thread dumps, which takes time. It does not if this
     * property is {@code false} when the first virtual thread starts. A value that the user has set is kept.
     */
    private static void stopTrackingThreads() {
        if (System.getProperty("jdk.trackAllThreads") == null) {
            System.setProperty("jdk.trackAllThreads", "false");
        }
    }

    private static void load(String className) {
        try {
            Class.forName(className);
        } catch (ClassNotFoundException e) {
            // This version of Java does not use it.
        }
    }

    private static Task shortTask(WorkKind kind) {
        return Task.parse(
                switch (kind) {
                    case COMPUTING -> "computing=cpu:1ns";
                    case WAIT -> "wait=1ns";
                    case COMMAND -> "command=run:exit";
                    case NOTHING -> "nothing";
                });
    }

    private static void run(PassKind kind, List<Task> tasks, ThreadFactory threads, PassListener listener) {
        new Pass(kind, tasks, PassOptions.DEFAULT, threads, Time.SYSTEM, listener).run();
    }

    /**
     * Grows the heap to half of what the tasks will take, since G1 spends time on marking while a small heap grows.
     * Measured: see src/bench.
     */
    private static void growHeap(int tasksAtOnce) {
        long bytes = FIRST_HEAP_BYTES_PER_TASK * tasksAtOnce;
        Runtime runtime = Runtime.getRuntime();
        if (runtime.totalMemory() < bytes && bytes < Math.min(runtime.maxMemory() / 4, Integer.MAX_VALUE)) {
            heapFiller = new byte[(int) bytes];
            heapFiller = null;
        }
    }
}
