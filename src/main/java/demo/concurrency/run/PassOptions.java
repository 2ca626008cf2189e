package demo.concurrency.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a pass runs, and what ends it early.
 *
 * @param returnWhen which task ends the pass
 * @param timeout how long the pass may take, more than zero
 * @param jobs how many tasks a concurrent pass may run at once, from 1
 */
public record PassOptions(ReturnWhen returnWhen, Optional<Duration> timeout, OptionalInt jobs) {

    /** All tasks run to their end, without a timeout, all at once in a concurrent pass. */
    public static final PassOptions DEFAULT =
            new PassOptions(ReturnWhen.ALL_COMPLETED, Optional.empty(), OptionalInt.empty());

    /** How many of the tasks a pass runs at once. */
    public int tasksAtOnce(PassKind kind, int taskCount) {
        return kind.isConcurrent() ? Math.min(jobs.orElse(taskCount), taskCount) : 1;
    }
}
