package demo.concurrency.run;

import demo.concurrency.task.Task;

/** Creates results for tests of listeners. */
public final class TestResults {

    private TestResults() {}

    /** A task that began as soon as it was submitted. Times in nanoseconds. */
    public static TaskResult result(int index, String task, TaskState state, String reason, long start, long end) {
        return new TaskResult(new TestStart(index, Task.parse(task), start, start), state, reason, end);
    }

    public static TaskResult result(String task, TaskState state, String reason) {
        return result(0, task, state, reason, 0, 1);
    }
}
