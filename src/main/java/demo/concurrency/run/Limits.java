package demo.concurrency.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a pass may go.
 *
 * @param returnWhen what ends the pass
 * @param timeout the longest that the pass may take
 * @param jobs the most tasks that a concurrent pass may run at once, from 1
 */
public record Limits(ReturnWhen returnWhen, Optional<Duration> timeout, int jobs) {

    /** As far as it goes. */
    public static final Limits NONE = new Limits(ReturnWhen.ALL_COMPLETED, Optional.empty(), Integer.MAX_VALUE);
}
