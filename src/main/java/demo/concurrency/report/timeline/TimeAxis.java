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

    /** In seconds with three decimals: {@code 1.500}. Not with {@code String.format}, which is slow in a picture that is drawn often. */
    static String seconds(double nanos) {
        long millis = Math.round(nanos / 1e6);
        return millis / 1_000 + "." + Long.toString(1_000 + millis % 1_000).substring(1);
    }

    /** The label of a tick mark, without trailing zeros: {@code 1.5}. */
    static String label(long nanos) {
        return seconds(nanos).replaceFirst("\\.?0+$", "");
    }

    /** The column of a time. Rounded, so that a bar ends where the bar of the next task starts. */
    int column(long time) {
        return (int) Math.min(width, Math.round((double) time / span * width));
    }

    /** The line of tick marks and the line of their labels, of at most so many columns. */
    List<String> lines(int columns) {
        StringBuilder marks = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        for (long time : ticks()) {
            String label = label(time);
            if (column(time) + label.length() + " s".length() <= columns) {
                marks.repeat(' ', column(time) - marks.length()).append("'");
                labels.repeat(' ', column(time) - labels.length()).append(label);
            }
        }
        return List.of(marks.toString(), labels + " s");
    }

    /** The times of the tick marks: multiples of the smallest of 1, 2, 5, 10, 20, 50 ms and so on that leaves space for labels. */
    List<Long> ticks() {
        int minDistance = seconds(span).length() + 5;
        long distance = LongStream.iterate(1_000_000, power -> 10 * power)
                .flatMap(power -> LongStream.of(power, 2 * power, 5 * power))
                .filter(time -> time > span / 2 || column(time) >= minDistance)
                .findFirst()
                .orElseThrow();
        return LongStream.rangeClosed(0, span / distance)
                .map(tick -> tick * distance)
                .filter(time -> column(time) < width)
                .boxed()
                .toList();
    }
}
