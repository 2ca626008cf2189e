package demo.concurrency.run;

import demo.concurrency.task.Task;

/**
 * How and when a task ended.
 *
 * @param index the task's position in the list, from 0
 * @param reason why the task failed, in one line; empty if it did not fail
 * @param start when the task started, in nanoseconds since the start of the pass
 * @param end when the task ended, in nanoseconds since the start of the pass
 */
public record TaskResult(int index, Task task, TaskState state, String reason, long start, long end) {}
