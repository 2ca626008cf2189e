package demo.concurrency.report.timeline;

import java.math.BigDecimal;
import java.util.Locale;

/** The unit of all times in a chart. */
enum TimelineUnit {
    SECONDS("s", 1_000_000_000),
    MILLISECONDS("ms", 1_000_000);

    private final String symbol;
    private final long nanos;

    TimelineUnit(String symbol, long nanos) {
        this.symbol = symbol;
        this.nanos = nanos;
    }

    /** Milliseconds for a chart that spans less than a second. */
    static TimelineUnit of(long spanNanos) {
        return spanNanos < SECONDS.nanos ? MILLISECONDS : SECONDS;
    }

    String symbol() {
        return symbol;
    }

    /** With three decimals: {@code 1.500}. */
    String format(double time) {
        return String.format(Locale.ROOT, "%.3f", time / nanos);
    }

    /** Without trailing zeros: {@code 1.5}. */
    String formatShort(long time) {
        return BigDecimal.valueOf(time)
                .divide(BigDecimal.valueOf(nanos))
                .stripTrailingZeros()
                .toPlainString();
    }
}
