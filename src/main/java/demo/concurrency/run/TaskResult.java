package demo.concurrency.run;

import demo.concurrency.task.Task;

/**
 * How and when a task ended.
 *
 * @param reason why the task failed, in one line; empty if it did not fail
 * @param end when the task ended, in nanoseconds since the start of the pass
 */
public record TaskResult(TaskStart began, TaskState state, String reason, long end) {

    public Task task() {
        return began.task();
    }
}
