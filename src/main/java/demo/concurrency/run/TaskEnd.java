package demo.concurrency.run;

import demo.concurrency.task.Task;

/**
 * The end of a task.
 *
 * @param index the task's place in the list, from 0
 * @param reason why a task failed, in one line; empty for every other state
 * @param start when it started, in nanoseconds from the start of the pass
 * @param end when it ended, likewise
 */
public record TaskEnd(int index, Task task, State state, String reason, long start, long end) {}
