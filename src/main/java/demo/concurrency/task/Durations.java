package demo.concurrency.task;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes durations, both exactly. Not with {@code BigDecimal}, whose classes make each start slower. */
public final class Durations {

    /** At most 30 digits, since the time to read a number grows with the square of its length. */
    private static final Pattern DURATION = Pattern.compile("(\\d{1,30}|\\d{0,30}\\.\\d{1,30})(|ns|us|ms|s|m|h)");

    private static final long SECOND = 1_000_000_000;

    private static final Map<String, Long> NANOS_PER_UNIT = Map.of(
            "ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", SECOND, "", SECOND, "m", 60 * SECOND, "h", 3600 * SECOND);

    private Durations() {}

    /**
     * Reads a plain decimal number with an optional unit, {@code ns us ms s m h}; without one, seconds.
     *
     * @return from 0 to {@link Long#MAX_VALUE} nanoseconds
     * @throws UsageException if the text is not valid; the message says what is wrong and what is expected
     */
    public static Duration parse(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException(Text.quote(text) + " is not a duration; expected a plain decimal number"
                    + " with an optional unit (ns us ms s m h), such as 1.5 or 800ms");
        }
        String number = matcher.group(1);
        int decimals = number.contains(".") ? number.length() - number.indexOf('.') - 1 : 0;
        BigInteger[] nanos = new BigInteger(number.replace(".", ""))
                .multiply(BigInteger.valueOf(NANOS_PER_UNIT.get(matcher.group(2))))
                .divideAndRemainder(BigInteger.TEN.pow(decimals));
        if (nanos[0].bitLength() >= Long.SIZE || nanos[1].signum() > 0) {
            throw new UsageException("'" + text + "' is too long or too exact; expected whole nanoseconds, at"
                    + " most " + inSecondsWithNineDecimals(Long.MAX_VALUE) + " seconds");
        }
        return Duration.ofNanos(nanos[0].longValue());
    }

    /** Plain decimal seconds without trailing zeros: {@code 1}, {@code 0.25}. Not with a regular expression: a task file may hold a million. */
    public static String inSeconds(Duration duration) {
        String text = inSecondsWithNineDecimals(duration.toNanos());
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** {@code 0.250000000} for a quarter of a second, for nanoseconds that are not negative. */
    public static String inSecondsWithNineDecimals(long nanos) {
        return nanos / SECOND + "." + Long.toString(SECOND + nanos % SECOND).substring(1);
    }
}
