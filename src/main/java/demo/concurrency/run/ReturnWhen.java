package demo.concurrency.run;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** When a pass ends: the conditions of Python's {@code asyncio.wait}, under the same names, and {@code FIRST_SUCCESS}. */
public enum ReturnWhen {
    /** When all tasks are completed. */
    ALL_COMPLETED(EnumSet.noneOf(TaskState.class)),

    /** When the first task finishes or fails. */
    FIRST_COMPLETED(EnumSet.of(TaskState.FINISHED, TaskState.FAILED)),

    /** When the first task finishes, or when all tasks are completed. */
    FIRST_SUCCESS(EnumSet.of(TaskState.FINISHED)),

    /** When the first task fails, or when all tasks are completed. */
    FIRST_EXCEPTION(EnumSet.of(TaskState.FAILED));

    private final Set<TaskState> states;

    ReturnWhen(Set<TaskState> states) {
        this.states = states;
    }

    /** Whether a task that ended in this state ends the pass. */
    boolean isMetBy(TaskState state) {
        return states.contains(state);
    }

    /** {@code all-completed}, {@code first-completed}, {@code first-success} or {@code first-exception}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
