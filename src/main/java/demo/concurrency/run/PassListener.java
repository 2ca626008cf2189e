package demo.concurrency.run;

import demo.concurrency.task.Task;
import java.util.List;

/**
 * Is told what happens in a pass, as it happens.
 *
 * <p>The events of a pass come from the thread that runs it, those of a task from the task's own: many at once in a
 * concurrent pass, so a listener must be thread-safe. What is done here is on the pass's clock. A listener that throws
 * ends the pass.
 */
public interface PassListener {

    /**
     * Before the clock of the pass starts.
     *
     * @param tasks how many there are
     */
    default void passStarted(Mode mode, int tasks) {}

    /** Before the task's work is begun. */
    default void taskStarted(Task task) {}

    /**
     * A line that the task's work itself has put out. From one thread at a time, which need not be the task's own.
     *
     * @param line the bytes that came, without the line's end; not to be changed
     */
    default void taskOutput(Task task, byte[] line) {}

    /** Once for each task that was started. */
    default void taskEnded(TaskEnd end) {}

    /** After the clock has stopped. */
    default void passEnded(PassResult result) {}

    /** Tells every listener, in the order of the list. */
    static PassListener all(List<PassListener> list) {
        PassListener[] listeners = list.toArray(PassListener[]::new);
        return new PassListener() {
            @Override
            public void passStarted(Mode mode, int tasks) {
                for (PassListener listener : listeners) {
                    listener.passStarted(mode, tasks);
                }
            }

            @Override
            public void taskStarted(Task task) {
                for (PassListener listener : listeners) {
                    listener.taskStarted(task);
                }
            }

            @Override
            public void taskOutput(Task task, byte[] line) {
                for (PassListener listener : listeners) {
                    listener.taskOutput(task, line);
                }
            }

            @Override
            public void taskEnded(TaskEnd end) {
                for (PassListener listener : listeners) {
                    listener.taskEnded(end);
                }
            }

            @Override
            public void passEnded(PassResult result) {
                for (PassListener listener : listeners) {
                    listener.passEnded(result);
                }
            }
        };
    }
}
