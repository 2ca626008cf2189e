package demo.concurrency.run;

import demo.concurrency.task.Task;

/** A start of a task for tests of listeners. */
public record TestStart(int index, Task task, long submitted, long start) implements TaskStart {}
