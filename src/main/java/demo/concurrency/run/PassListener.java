package demo.concurrency.run;

import demo.concurrency.task.Task;

/**
 * Receives the events of a pass as they happen.
 *
 * <p>The events of a pass come from the thread that runs it, those of a task from the task's own thread, except {@link
 * #taskOutput} and {@link #taskReady}. In a concurrent pass many threads call at once, so a listener must be thread-safe. It should return quickly,
 * since the pass's clock is running. It must not throw.
 */
public interface PassListener {

    /** Called before the clock of the pass starts. */
    default void passStarted(PassKind kind, int taskCount) {}

    /** Called before the task's work begins. */
    default void taskStarted(TaskStart start) {}

    /**
     * Called for each line that the task's command prints, from one thread at a time, not necessarily the task's own.
     *
     * @param line bytes without the line feed; must not be changed
     */
    default void taskOutput(Task task, byte[] line) {}

    /**
     * Called when a task that waited for a process could go on, from another thread than the task's own. The end of a wait
     * with a known duration is not reported.
     *
     * @param nanos since the start of the pass
     */
    default void taskReady(TaskStart start, long nanos) {}

    /** Called once for each task that was started. */
    default void taskEnded(TaskResult result) {}

    /** Called after the clock of the pass has stopped. */
    default void passEnded(PassResult result) {}
}
