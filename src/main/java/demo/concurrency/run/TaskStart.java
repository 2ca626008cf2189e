package demo.concurrency.run;

import demo.concurrency.task.Task;

/**
 * A task that has begun. Times are in nanoseconds since the start of the pass.
 *
 * @param index the task's position in the list, from 0
 * @param submitted from when on the task could run: when it got its place, and was handed to a thread
 * @param start when the task began
 */
public record TaskStart(int index, Task task, long submitted, long start) {}
