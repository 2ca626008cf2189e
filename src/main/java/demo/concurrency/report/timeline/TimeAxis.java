package demo.concurrency.report.timeline;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The time axis below the bars, and the scale that it shares with them.
 *
 * @param span the time at the right end, in nanoseconds, from 1
 * @param width how many columns the span takes
 */
record TimeAxis(long span, int width) {

    /** The least number of columns of an axis. */
    static final int MIN_WIDTH = 10;

    TimelineUnit unit() {
        return TimelineUnit.of(span);
    }

    /** The column of a time. Rounded, so that a bar ends where the bar of the next task starts. */
    int column(long time) {
        return (int) Math.min(width, Math.round((double) time / span * width));
    }

    /** The line of tick marks and the line of their labels, of at most so many columns. */
    List<String> lines(int columns) {
        StringBuilder marks = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        String symbol = " " + unit().symbol;
        for (long time : ticks()) {
            String label = unit().formatShort(time);
            if (column(time) + label.length() + symbol.length() <= columns) {
                marks.repeat(' ', column(time) - marks.length()).append("'");
                labels.repeat(' ', column(time) - labels.length()).append(label);
            }
        }
        return List.of(marks.toString(), labels + symbol);
    }

    /** The times of the tick marks: multiples of the smallest of 1, 2, 5, 10, 20, 50 and so on that leaves space for labels. */
    List<Long> ticks() {
        long distance = LongStream.iterate(1, power -> 10 * power)
                .flatMap(power -> LongStream.of(power, 2 * power, 5 * power))
                .filter(time -> time > span / 2 || column(time) >= minDistance(time))
                .findFirst()
                .orElseThrow();
        return LongStream.rangeClosed(0, span / distance)
                .map(tick -> tick * distance)
                .filter(time -> column(time) < width)
                .boxed()
                .toList();
    }

    private int minDistance(long tick) {
        String label = unit().formatShort(tick);
        String last = unit().formatShort(span / tick * tick);
        return Math.max(Math.max(label.length(), last.length()) + 2, Math.clamp(width / 5, 4, 10));
    }
}
