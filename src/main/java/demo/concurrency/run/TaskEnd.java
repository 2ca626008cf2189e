package demo.concurrency.run;

import demo.concurrency.task.Task;

/**
 * The end of a task.
 *
 * @param reason why a task failed; empty for every other state
 */
public record TaskEnd(Task task, State state, String reason) {}
