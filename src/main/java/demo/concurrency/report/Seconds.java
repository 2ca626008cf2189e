package demo.concurrency.report;

/** Times in seconds with nine decimals, the same in every locale. */
final class Seconds {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final String ZEROS = "000000000";

    private Seconds() {}

    /**
     * {@code 0.250000000} for a quarter of a second. Without {@code BigDecimal}, since a job log formats two times a task.
     *
     * @param nanos not negative
     */
    static String format(long nanos) {
        String fraction = Long.toString(nanos % NANOS_PER_SECOND);
        return nanos / NANOS_PER_SECOND + "." + ZEROS.substring(fraction.length()) + fraction;
    }
}
