package demo.concurrency.run;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How a pass ended.
 *
 * @param endReason {@link EndReason#ALL_COMPLETED} also if the condition was met or the timeout passed when no task was left
 * @param nanos wall-clock time of the pass in nanoseconds
 * @param finished how many tasks finished
 * @param failed how many tasks failed
 * @param cancelled how many tasks were started and then cancelled
 * @param notStarted how many tasks were never started
 */
public record PassResult(
        PassKind kind, EndReason endReason, long nanos, int finished, int failed, int cancelled, int notStarted) {

    /** @param counts how many of the tasks have ended in each {@link TaskState} */
    static PassResult of(PassKind kind, EndReason endReason, long nanos, AtomicIntegerArray counts, int taskCount) {
        int finished = counts.get(TaskState.FINISHED.ordinal());
        int failed = counts.get(TaskState.FAILED.ordinal());
        int cancelled = counts.get(TaskState.CANCELLED.ordinal());
        int notStarted = taskCount - finished - failed - cancelled;
        boolean isComplete = endReason != EndReason.CANCELLED && cancelled + notStarted == 0;
        EndReason reason = isComplete ? EndReason.ALL_COMPLETED : endReason;
        return new PassResult(kind, reason, nanos, finished, failed, cancelled, notStarted);
    }
}
