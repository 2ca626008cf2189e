package demo.concurrency.task;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes durations, both exactly: nothing is rounded. */
public final class Durations {

    private static final Pattern DURATION = Pattern.compile("(\\d+|\\d*\\.\\d+)(|ns|us|ms|s|m|h)");

    private static final Map<String, Long> NANOS_PER_UNIT = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

    private Durations() {}

    /**
     * Reads a plain decimal number with an optional unit, {@code ns us ms s m h}; without one, seconds.
     *
     * @return from 0 to {@link Long#MAX_VALUE} nanoseconds
     * @throws IllegalArgumentException if the text is not valid; the message says what is wrong and what is expected
     */
    public static Duration parse(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration; expected a plain decimal number with"
                    + " an optional unit (ns us ms s m h), such as 1.5 or 800ms");
        }
        BigDecimal nanos =
                new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(NANOS_PER_UNIT.get(matcher.group(2))));
        if (nanos.compareTo(MAX_NANOS) > 0) {
            throw new IllegalArgumentException("'" + text + "' is too long; expected a duration of at most "
                    + inSeconds(Duration.ofNanos(Long.MAX_VALUE)) + " seconds");
        }
        if (nanos.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a whole number of nanoseconds; expected at most nanosecond precision");
        }
        return Duration.ofNanos(nanos.longValueExact());
    }

    /** Plain decimal seconds without trailing zeros: {@code 1}, {@code 0.25}. */
    public static String inSeconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString();
    }
}
