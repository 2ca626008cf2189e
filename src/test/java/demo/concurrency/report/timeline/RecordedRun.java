package demo.concurrency.report.timeline;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.Task;
import java.util.OptionalInt;

/** A timeline of passes whose times are made up. Times are in milliseconds since the start of the pass. */
final class RecordedRun {

    private static final long MILLIS = 1_000_000;

    final Timeline timeline;
    private PassKind kind;

    RecordedRun(Parallelism parallelism) {
        timeline = new Timeline(parallelism);
    }

    /** On two carriers. */
    RecordedRun() {
        this(new Parallelism(2, 2, OptionalInt.empty()));
    }

    /**
     * A pass that completes all tasks.
     *
     * @param tasks each as {@code START END TASK}; one that failed starts with an exclamation mark
     */
    RecordedRun pass(PassKind kind, long millis, String... tasks) {
        begin(kind, tasks.length);
        for (int i = 0; i < tasks.length; i++) {
            String[] task = tasks[i].split(" ", 3);
            boolean isFailed = task[0].startsWith("!");
            long start = Long.parseLong(isFailed ? task[0].substring(1) : task[0]);
            task(i, task[2], isFailed ? TaskState.FAILED : TaskState.FINISHED, start, Long.parseLong(task[1]));
        }
        return end(EndReason.ALL_COMPLETED, millis);
    }

    RecordedRun begin(PassKind kind, int taskCount) {
        this.kind = kind;
        timeline.passStarted(kind, taskCount);
        return this;
    }

    RecordedRun task(int index, String task, TaskState state, long start, long end) {
        return task(index, task, state, start, start, -1, end);
    }

    /** @param ready when a command had ended, so that its task could go on; -1 for other tasks */
    RecordedRun task(int index, String task, TaskState state, long submitted, long start, long ready, long end) {
        TaskStart began = new TaskStart(index, Task.parse(task), submitted * MILLIS, start * MILLIS);
        timeline.taskStarted(began);
        if (ready >= 0) {
            timeline.taskReady(began, ready * MILLIS);
        }
        timeline.taskEnded(new TaskResult(began, state, "", end * MILLIS));
        return this;
    }

    RecordedRun end(EndReason reason, long millis) {
        timeline.passEnded(new PassResult(kind, reason, millis * MILLIS, 0, 0, 0, 0));
        return this;
    }

    String draw(int columns) {
        return timeline.draw(columns, new BarStyle(false, false));
    }
}
