package demo.concurrency.report.timeline;

import java.util.stream.LongStream;

/**
 * The time axis below the bars, and the scale that it shares with them.
 *
 * @param span the time at the right end, in nanoseconds, from 1
 * @param width how many columns the span takes
 */
record TimeAxis(long span, int width, TimelineUnit unit) {

    static final int MIN_TICK_DISTANCE = 10;

    /** The column of a time. Rounded, so that a bar ends where the bar of the next task starts. */
    int column(long time) {
        return (int) Math.min(width, Math.round((double) time / span * width));
    }

    /** The line of tick marks. */
    String ticks() {
        return marks(false);
    }

    /** The line of labels below the tick marks. */
    String labels() {
        return marks(true) + " " + unit.symbol();
    }

    private String marks(boolean labelled) {
        long distance = tickDistance();
        StringBuilder line = new StringBuilder();
        for (long tick = 0; tick <= span / distance && column(tick * distance) < width; tick++) {
            long time = tick * distance;
            line.append(" ".repeat(column(time) - line.length())).append(labelled ? unit.formatShort(time) : "'");
        }
        return line.toString();
    }

    /** The smallest of 1, 2, 5, 10, 20, 50 and so on nanoseconds that leaves space for the longest label. */
    private long tickDistance() {
        int minDistance = Math.max(MIN_TICK_DISTANCE, unit.format(span).length());
        return LongStream.iterate(1, power -> 10 * power)
                .flatMap(power -> LongStream.of(power, 2 * power, 5 * power))
                .filter(distance -> column(distance) >= minDistance || distance > span / 2)
                .findFirst()
                .orElseThrow();
    }
}
