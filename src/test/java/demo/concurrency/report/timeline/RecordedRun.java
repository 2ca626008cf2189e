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

    RecordedRun(int carriers, OptionalInt jobs) {
        this(new Timeline(new Parallelism(carriers, carriers, jobs)));
    }

    RecordedRun(Timeline timeline) {
        this.timeline = timeline;
    }

    /** On two carriers. */
    RecordedRun() {
        this(2, OptionalInt.empty());
    }

    RecordedRun pass(PassKind kind, int taskCount) {
        this.kind = kind;
        timeline.passStarted(kind, taskCount);
        return this;
    }

    RecordedRun task(int index, String task, TaskState state, long start, long end) {
        return task(index, task, state, start, start, end);
    }

    RecordedRun task(int index, String task, TaskState state, long submitted, long start, long end) {
        TaskStart began = new TaskStart(index, Task.parse(task), submitted * MILLIS, start * MILLIS);
        timeline.taskStarted(began);
        timeline.taskEnded(new TaskResult(began, state, "", end * MILLIS));
        return this;
    }

    /** A command that ended at a time and whose task went on at another. */
    RecordedRun command(int index, String task, long start, long ready, long end) {
        TaskStart began = new TaskStart(index, Task.parse(task), start * MILLIS, start * MILLIS);
        timeline.taskStarted(began);
        timeline.taskReady(began, ready * MILLIS);
        timeline.taskEnded(new TaskResult(began, TaskState.FINISHED, "", end * MILLIS));
        return this;
    }

    RecordedRun end(long millis) {
        return end(EndReason.ALL_COMPLETED, millis);
    }

    RecordedRun end(EndReason reason, long millis) {
        timeline.passEnded(new PassResult(kind, reason, millis * MILLIS, 0, 0, 0, 0));
        return this;
    }

    String draw(int columns) {
        return timeline.draw(columns, new BarStyle(false, false));
    }
}
