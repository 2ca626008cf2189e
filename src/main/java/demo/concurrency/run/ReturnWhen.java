package demo.concurrency.run;

import java.util.List;

/** When a pass ends: the conditions of Python's {@code asyncio.wait}, under the same names, and {@code FIRST_SUCCESS}. */
public enum ReturnWhen {
    /** When all tasks are completed. */
    ALL_COMPLETED,

    /** When the first task finishes or fails. */
    FIRST_COMPLETED(TaskState.FINISHED, TaskState.FAILED),

    /** When the first task finishes, or when all tasks are completed. */
    FIRST_SUCCESS(TaskState.FINISHED),

    /** When the first task fails, or when all tasks are completed. */
    FIRST_EXCEPTION(TaskState.FAILED);

    private final List<TaskState> states;

    ReturnWhen(TaskState... states) {
        this.states = List.of(states);
    }

    /** Whether a task that ended in this state ends the pass. */
    boolean isMetBy(TaskState state) {
        return states.contains(state);
    }
}
