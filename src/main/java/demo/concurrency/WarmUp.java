package demo.concurrency;

import demo.concurrency.cli.Options;
import demo.concurrency.report.Output;
import demo.concurrency.report.PassSummary;
import demo.concurrency.report.Trace;
import demo.concurrency.report.timeline.Parallelism;
import demo.concurrency.report.timeline.Timeline;
import demo.concurrency.run.Pass;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassOptions;
import demo.concurrency.task.Task;
import demo.concurrency.task.TaskList;
import demo.concurrency.task.Time;
import demo.concurrency.task.WorkKind;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Runs passes without output before the first real one, so that class loading and compilation are not part of its time. */
final class WarmUp {

    private static final int MAX_TRACKED_TASKS = 10_000;

    /** Each task of a repeated list is created when it is asked for, and the first copy of the list comes first. */
    private static final int MAX_SEARCHED_TASKS = 100_000;

    private static final int TASKS_PER_ROUND = 1_000;

    /** The longer the list, the more it gains from code that has been compiled before. Measured: see src/bench. */
    private static final int TASKS_WORTH_A_ROUND = 10_000;

    private static final int MAX_ROUNDS = 40;

    private WarmUp() {}

    /**
     * Warms up for the passes of a run.
     *
     * <p>For long lists on virtual threads, this also runs rounds of tasks that wake up. Otherwise the JVM would compile a task's code
     * while all tasks still wait, and would leave out the code after the wait, which has never run then. Each task that wakes up
     * would cause a deoptimization, and the deoptimizations would take most of the time of the pass. Listeners of many classes are
     * used here, so that the JVM compiles calls for any class of listener. Measured: see src/bench.
     */
    static void run(Options options) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        Output output = new Output("warm-up output", nowhere, StandardCharsets.UTF_8);
        // The same class of list as that of the report, which is the only one that compiled code then expects.
        List<PassListener> listeners = new ArrayList<>(
                List.of(new PassListener() {}, new PassListener() {}, new PassSummary(output, output, false)));
        if (!options.reportOptions().quiet()) {
            listeners.add(new Trace(output, false));
        }
        if (options.reportOptions().timeline()) {
            listeners.add(new Timeline(new Parallelism(1, 1, OptionalInt.empty())));
        }
        boolean hasCommands = options.tasks().stream()
                .limit(MAX_SEARCHED_TASKS)
                .anyMatch(task -> task.work().kind() == WorkKind.COMMAND);
        List<Task> shortTasks = Stream.of(
                        "wait=1ns", "nothing", "cpu=cpu:1ns", hasCommands ? "run=run:exit" : "nothing")
                .map(Task::parse)
                .toList();
        for (PassKind kind : options.passes()) {
            run(kind, shortTasks, listeners);
            if (kind.isConcurrent() && kind.isVirtual()) {
                int tasksAtOnce =
                        options.passOptions().tasksAtOnce(kind, options.tasks().size());
                List<Task> waits = TaskList.repeat(List.of(Task.parse("wait=1ms")), TASKS_PER_ROUND);
                for (int i = 0; i < Math.min(tasksAtOnce / TASKS_WORTH_A_ROUND, MAX_ROUNDS); i++) {
                    run(kind, waits, listeners);
                }
            }
        }
        output.close();
    }

    /**
     * The JDK keeps every virtual thread in a concurrent set, for thread dumps, which takes time for a long list. It does not if this
     * property is {@code false} when the JDK first needs the set: when a thread first waits for a queue, or a virtual thread starts.
     * A value that the user has set is kept.
     */
    static void trackThreads(Options options) {
        if (options.tasks().size() > MAX_TRACKED_TASKS && System.getProperty("jdk.trackAllThreads") == null) {
            System.setProperty("jdk.trackAllThreads", "false");
        }
    }

    private static void run(PassKind kind, List<Task> tasks, List<PassListener> listeners) {
        new Pass(kind, tasks, PassOptions.DEFAULT, Time.SYSTEM, listeners).run();
    }
}
