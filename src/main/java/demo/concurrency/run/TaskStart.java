package demo.concurrency.run;

import demo.concurrency.task.Task;

/**
 * A task that has begun. Times are in nanoseconds since the start of the pass.
 *
 * @param index the task's position in the list, from 0
 * @param submitted from when on the task could run: the start of the pass, or with {@code --jobs} when it got its place
 * @param start when the task's thread ran for the first time
 */
public record TaskStart(int index, Task task, long submitted, long start) {}
