package demo.concurrency.report.timeline;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Rows as lines of text on one time axis: a task's name, its bar, and columns for its start, its end and its carrier. */
final class TextChart {

    /** The least width of a line. */
    static final int MIN_COLUMNS = 30;

    private static final String GAP = "  ";
    private static final String START = "start";
    private static final String CARRIER = "carrier";

    private final BarStyle style;
    private final TimelineUnit unit;
    private final int columns;
    private final int nameWidth;
    private final int timeWidth;
    private final int carrierWidth;
    private final TimeAxis axis;

    /**
     * @param span the time at the right end of the bars, in nanoseconds, from 1
     * @param columns the width of each line, from {@link #MIN_COLUMNS}
     */
    TextChart(List<Row> rows, long span, int columns, BarStyle style) {
        this.style = style;
        this.columns = columns;
        unit = TimelineUnit.of(span);
        int longestName = rows.stream()
                .filter(row -> !row.isGap())
                .mapToInt(row -> DisplayWidth.of(name(row)))
                .max()
                .orElse(0);
        nameWidth = Math.min(columns / 4, longestName);
        int times = Math.max(START.length(), unit.format(span).length());
        int carriers = rows.stream().allMatch(row -> row.carrier().isEmpty()) ? 0 : CARRIER.length();

        // Columns for which there is no space are left out, from the right.
        int free = columns - nameWidth - GAP.length() - TimeAxis.MIN_WIDTH;
        timeWidth = free < 2 * (GAP.length() + times) ? 0 : times;
        free -= 2 * width(timeWidth);
        carrierWidth = free < width(carriers) || timeWidth == 0 ? 0 : carriers;
        free -= width(carrierWidth);
        axis = new TimeAxis(span, TimeAxis.MIN_WIDTH + free, unit);
    }

    /** The whole chart, each line with its line feed. */
    static String draw(Chart chart, int columns, BarStyle style) {
        TextChart text = new TextChart(chart.rows(), chart.span(), columns, style);
        List<String> lines = new ArrayList<>(List.of(text.header()));
        for (Chart.Pass pass : chart.passes()) {
            lines.add(pass.name());
            pass.rows().stream().map(text::line).forEach(lines::add);
        }
        lines.addAll(text.axis());
        lines.addAll(text.legend(chart));
        chart.notes().forEach(note -> lines.addAll(text.wrap(note)));
        return lines.stream().map(line -> line + "\n").collect(joining());
    }

    private List<String> legend(Chart chart) {
        Stream<String> activities =
                chart.activities().stream().map(entry -> style.bar(entry, 1) + " " + chart.description(entry));
        Stream<String> states = chart.states().stream().map(state -> style.endMark(state) + " " + state);
        return DisplayWidth.wrap(Stream.concat(activities, states).toList(), "   ", columns);
    }

    /** A name may be too long for a line. */
    private List<String> wrap(String note) {
        List<String> words = Stream.of(DisplayWidth.shorten(note, 4 * columns, style.ellipsis())
                        .split(" "))
                .map(word -> DisplayWidth.shorten(word, columns, style.ellipsis()))
                .toList();
        return DisplayWidth.wrap(words, " ", columns);
    }

    private static int width(int column) {
        return column == 0 ? 0 : GAP.length() + column;
    }

    /** The names of the columns. */
    String header() {
        return line("", " ".repeat(axis.width()), START, "end", CARRIER);
    }

    String line(Row row) {
        return row.isGap()
                ? style.ellipsis() + " " + row.name() + " " + style.ellipsis()
                : line(name(row), style.bar(row, axis), format(row.start()), format(row.end()), row.carrier());
    }

    /** The tick marks of the axis, and their labels. */
    List<String> axis() {
        int space = columns - nameWidth - GAP.length();
        return List.of(left("") + axis.ticks(space), left("") + axis.labels(space));
    }

    private String name(Row row) {
        return DisplayWidth.shorten(row.name(), columns / 4, style.ellipsis());
    }

    private String format(OptionalLong time) {
        return time.isPresent() ? unit.format(time.getAsLong()) : "";
    }

    private String left(String name) {
        return DisplayWidth.padRight(name, nameWidth) + GAP;
    }

    private String line(String name, String bar, String start, String end, String carrier) {
        String line =
                left(name) + bar + column(start, timeWidth) + column(end, timeWidth) + column(carrier, carrierWidth);
        return line.stripTrailing();
    }

    private static String column(String text, int width) {
        return width == 0 ? "" : GAP + " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
