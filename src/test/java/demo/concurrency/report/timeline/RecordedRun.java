package demo.concurrency.report.timeline;

import static demo.concurrency.run.TaskState.CANCELLED;
import static demo.concurrency.run.TaskState.FAILED;
import static demo.concurrency.run.TaskState.FINISHED;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.Task;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A timeline of passes whose times are made up. */
final class RecordedRun {

    final Timeline timeline;

    RecordedRun(Parallelism parallelism) {
        timeline = new Timeline(parallelism);
    }

    /** On two carriers. */
    RecordedRun() {
        this(new Parallelism(2, 2, OptionalInt.empty()));
    }

    /**
     * A pass, which ran into its timeout if a task was cancelled. Times are in milliseconds since its start.
     *
     * @param tasks each as {@code START END TASK} or {@code SUBMITTED/START READY/END TASK}; a task
     *     that failed begins with {@code !}, one that was cancelled with {@code x}
     */
    RecordedRun pass(PassKind kind, long millis, String... tasks) {
        timeline.passStarted(kind, tasks.length);
        for (int i = 0; i < tasks.length; i++) {
            TaskState state = tasks[i].startsWith("!") ? FAILED : tasks[i].startsWith("x") ? CANCELLED : FINISHED;
            String[] parts = tasks[i].substring(state == FINISHED ? 0 : 1).split(" ", 3);
            long[] start = nanos(parts[0]);
            long[] end = nanos(parts[1]);
            TaskStart began = new TaskStart(i, Task.parse(parts[2]), start[0], start[start.length - 1]);
            timeline.taskStarted(began);
            if (end.length > 1) {
                timeline.taskReady(began, end[0]);
            }
            timeline.taskEnded(new TaskResult(began, state, "", end[end.length - 1]));
        }
        boolean isCut = Stream.of(tasks).anyMatch(task -> task.startsWith("x"));
        EndReason reason = isCut ? EndReason.TIMED_OUT : EndReason.ALL_COMPLETED;
        timeline.passEnded(new PassResult(kind, reason, millis * 1_000_000, 0, 0, 0, 0));
        return this;
    }

    private static long[] nanos(String times) {
        return Stream.of(times.split("/"))
                .mapToLong(millis -> Long.parseLong(millis) * 1_000_000)
                .toArray();
    }

    String draw(int columns) {
        return timeline.draw(columns, new BarStyle(false, false));
    }
}
