package demo.concurrency.show;

/** A time in seconds, to the nanosecond. */
final class Seconds {

    private static final long NANOS_IN_SECOND = 1_000_000_000;
    private static final String ZEROS = "000000000";

    private Seconds() {}

    /** {@code 0.250000000} for a quarter of a second. By hand: BigDecimal made a job log of short tasks cost twice as much. */
    static String of(long nanos) {
        String fraction = Long.toString(nanos % NANOS_IN_SECOND);
        return nanos / NANOS_IN_SECOND + "." + ZEROS.substring(fraction.length()) + fraction;
    }
}
