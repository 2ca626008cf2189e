package demo.concurrency.run;

import java.util.EnumSet;
import java.util.Set;

/** What ends a pass: the conditions of asyncio's {@code wait}, under the same names. */
public enum ReturnWhen {
    /** The end of its last task. */
    ALL_COMPLETED(EnumSet.noneOf(State.class)),

    /** The first task that finishes or fails. */
    FIRST_COMPLETED(EnumSet.of(State.FINISHED, State.FAILED)),

    /** The first task that fails, or the end of the last one. */
    FIRST_EXCEPTION(EnumSet.of(State.FAILED));

    private final Set<State> states;

    ReturnWhen(Set<State> states) {
        this.states = states;
    }

    boolean isMetBy(State state) {
        return states.contains(state);
    }
}
