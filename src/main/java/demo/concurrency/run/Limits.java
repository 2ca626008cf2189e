package demo.concurrency.run;

import java.time.Duration;
import java.util.Optional;

/**
 * What limits a pass.
 *
 * @param returnWhen which task ends the pass
 * @param timeout how long the pass may take, more than zero
 * @param jobs how many tasks a concurrent pass may run at once, from 1; {@link #ALL_AT_ONCE} for no limit
 */
public record Limits(ReturnWhen returnWhen, Optional<Duration> timeout, int jobs) {

    public static final int ALL_AT_ONCE = Integer.MAX_VALUE;

    /** No limits. */
    public static final Limits NONE = new Limits(ReturnWhen.ALL_COMPLETED, Optional.empty(), ALL_AT_ONCE);
}
