package demo.concurrency.report.timeline;

/** The unit of all times in a chart. */
enum TimelineUnit {
    SECONDS("s", 1_000_000_000),
    MILLISECONDS("ms", 1_000_000);

    final String symbol;
    private final long nanos;

    TimelineUnit(String symbol, long nanos) {
        this.symbol = symbol;
        this.nanos = nanos;
    }

    /** Milliseconds for a chart that spans less than a second. */
    static TimelineUnit of(long spanNanos) {
        return spanNanos < SECONDS.nanos ? MILLISECONDS : SECONDS;
    }

    /** With three decimals: {@code 1.500}. Not with {@code String.format}, which is slow in a picture that is drawn often. */
    String format(double time) {
        long thousandths = Math.round(time / nanos * 1_000);
        return thousandths / 1_000 + "."
                + Long.toString(1_000 + thousandths % 1_000).substring(1);
    }

    /** With three decimals and the unit: {@code 1.500 s}. */
    String describe(double time) {
        return format(time) + " " + symbol;
    }

    /** Without trailing zeros: {@code 1.5}. */
    String formatShort(long time) {
        return format(time).replaceFirst("\\.?0+$", "");
    }
}
