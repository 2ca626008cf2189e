package demo.concurrency.task;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes durations, both exactly: nothing is rounded. Without {@code BigDecimal}, since loading its class makes
 * each start noticeably slower.
 */
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

    /** Reading a number takes time that grows with the square of its length. */
    private static final int MAX_LENGTH = 50;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Durations() {}

    /**
     * Reads a plain decimal number with an optional unit, {@code ns us ms s m h}; without one, seconds.
     *
     * @return from 0 to {@link Long#MAX_VALUE} nanoseconds
     * @throws IllegalArgumentException if the text is not valid; the message says what is wrong and what is expected
     */
    public static Duration parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(Quote.of(text) + " is too long for a duration; expected at most "
                    + MAX_LENGTH + " characters, such as 1.5 or 800ms");
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration; expected a plain decimal number with"
                    + " an optional unit (ns us ms s m h), such as 1.5 or 800ms");
        }
        String number = matcher.group(1);
        int decimals = number.contains(".") ? number.length() - number.indexOf('.') - 1 : 0;
        BigInteger[] nanos = new BigInteger(number.replace(".", ""))
                .multiply(BigInteger.valueOf(NANOS_PER_UNIT.get(matcher.group(2))))
                .divideAndRemainder(BigInteger.TEN.pow(decimals));
        if (nanos[0].bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException("'" + text + "' is too long; expected a duration of at most "
                    + inSeconds(Duration.ofNanos(Long.MAX_VALUE)) + " seconds");
        }
        if (nanos[1].signum() > 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a whole number of nanoseconds; expected at most nanosecond precision");
        }
        return Duration.ofNanos(nanos[0].longValue());
    }

    /** Plain decimal seconds without trailing zeros: {@code 1}, {@code 0.25}. */
    public static String inSeconds(Duration duration) {
        return inSecondsWithNineDecimals(duration.toNanos()).replaceFirst("\\.?0+$", "");
    }

    /**
     * {@code 0.250000000} for a quarter of a second.
     *
     * @param nanos not negative
     */
    public static String inSecondsWithNineDecimals(long nanos) {
        String decimals =
                Long.toString(NANOS_PER_SECOND + nanos % NANOS_PER_SECOND).substring(1);
        return nanos / NANOS_PER_SECOND + "." + decimals;
    }
}
