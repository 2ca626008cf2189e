package demo.concurrency.run;

import java.util.concurrent.atomic.AtomicLongArray;

/** How many tasks of a pass have ended in each state. Thread-safe. */
final class TaskCounts {

    private final AtomicLongArray counts = new AtomicLongArray(TaskState.values().length);

    void increment(TaskState state) {
        counts.incrementAndGet(state.ordinal());
    }

    /** The result of a pass whose tasks have all ended or will never start. */
    PassResult result(PassKind kind, EndReason endReason, long nanos, int taskCount) {
        long finished = counts.get(TaskState.FINISHED.ordinal());
        long failed = counts.get(TaskState.FAILED.ordinal());
        long cancelled = counts.get(TaskState.CANCELLED.ordinal());
        long notStarted = taskCount - finished - failed - cancelled;
        boolean isIncomplete = endReason == EndReason.CANCELLED || cancelled + notStarted > 0;
        EndReason end = isIncomplete ? endReason : EndReason.ALL_COMPLETED;
        return new PassResult(kind, end, nanos, finished, failed, cancelled, notStarted);
    }
}
