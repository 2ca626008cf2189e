package demo.concurrency.run;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a pass runs, and what ends it early.
 *
 * @param returnWhen which task ends the pass
 * @param timeout how long the pass may take, more than zero
 * @param jobs how many tasks a concurrent pass may run at once, from 1
 */
public record PassOptions(ReturnWhen returnWhen, Duration timeout, OptionalInt jobs) {

    /** Longer than any pass. */
    public static final Duration NO_TIMEOUT = Duration.ofNanos(Long.MAX_VALUE);

    /** All tasks run to their end, without a timeout, all at once in a concurrent pass. */
    public static final PassOptions DEFAULT =
            new PassOptions(ReturnWhen.ALL_COMPLETED, NO_TIMEOUT, OptionalInt.empty());

    /** How many tasks begin before a condition ends the pass: without {@code --jobs}, all that run at once, as with asyncio.wait. */
    int startsBeforeCondition(int tasksAtOnce) {
        return returnWhen == ReturnWhen.ALL_COMPLETED || jobs.isPresent() ? 0 : tasksAtOnce;
    }

    /** How many of the tasks a pass runs at once. */
    public int tasksAtOnce(PassKind kind, int taskCount) {
        return kind.isConcurrent() ? Math.min(jobs.orElse(taskCount), taskCount) : 1;
    }
}
