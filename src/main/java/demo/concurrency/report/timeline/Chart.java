package demo.concurrency.report.timeline;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A picture of a run as lines of text: names, bars on a time axis, and columns for start, end and carrier. Widths are in
 * columns of a terminal.
 */
final class Chart {

    /** The least width of a chart. */
    static final int MIN_WIDTH = 30;

    /** The space between a name and its bar, and before each column. */
    static final int GAP = 2;

    record Pass(String name, List<Row> rows) {}

    final List<Pass> passes;
    final TimeAxis axis;
    final int nameWidth;

    /** Of the columns for which there is space, with the gap before each: none, start and end, or all. */
    final List<Integer> columnWidths;

    private final int width;
    private final BarStyle style;

    /**
     * @param span the time at the right end of the bars, in nanoseconds, from 1
     * @param width from {@link #MIN_WIDTH}
     */
    Chart(List<Pass> passes, long span, int width, BarStyle style) {
        this.passes = passes;
        this.width = width;
        this.style = style;
        nameWidth = rows().filter(row -> !row.isGap())
                .mapToInt(row -> DisplayWidth.of(name(row)))
                .max()
                .orElse(0);
        int time = GAP + TimeAxis.seconds(span).length();
        int carrier = GAP + "carrier".length();
        boolean hasCarriers =
                rows().flatMap(row -> row.columns().stream().skip(2)).anyMatch(text -> !text.isEmpty());
        int free = width - nameWidth - GAP - TimeAxis.MIN_WIDTH;
        columnWidths = free < 2 * time
                ? List.of()
                : hasCarriers && free >= 2 * time + carrier ? List.of(time, time, carrier) : List.of(time, time);
        int columns = columnWidths.stream().mapToInt(column -> column).sum();
        axis = new TimeAxis(span, TimeAxis.MIN_WIDTH + free - columns);
    }

    private Stream<Row> rows() {
        return passes.stream().flatMap(pass -> pass.rows().stream());
    }

    String name(Row row) {
        return DisplayWidth.shorten(row.name(), width / 4, style.ellipsis());
    }

    /** The entries of the legend. */
    List<Symbol> symbols() {
        return rows().flatMap(row -> row.parts().stream())
                .map(Row.Part::symbol)
                .distinct()
                .sorted()
                .toList();
    }

    /** A line of text below the bars as lines that fit. A name in it may be too long for a line. */
    List<String> wrap(String note) {
        String[] words = DisplayWidth.shorten(note, 4 * width, style.ellipsis()).split(" ");
        return DisplayWidth.wrap(List.of(words), " ", width, style.ellipsis());
    }

    /**
     * The whole chart, each line with its line feed.
     *
     * @param notes lines of text below the bars
     */
    String draw(List<String> notes) {
        List<String> lines = new ArrayList<>(List.of(line(Row.HEADER)));
        for (Pass pass : passes) {
            lines.add(pass.name());
            pass.rows().forEach(row -> lines.add(line(row)));
        }
        String left = " ".repeat(nameWidth + GAP);
        axis.lines(width - left.length()).forEach(line -> lines.add(left + line));
        List<String> legend = symbols().stream()
                .map(symbol -> style.bar(symbol, 1) + " " + symbol.description())
                .toList();
        lines.addAll(DisplayWidth.wrap(legend, "   ", width, style.ellipsis()));
        notes.forEach(note -> lines.addAll(wrap(note)));
        return lines.stream().map(line -> line + "\n").collect(joining());
    }

    String line(Row row) {
        if (row.isGap()) {
            return row.name().replace("…", style.ellipsis());
        }
        String name = name(row);
        StringBuilder line = new StringBuilder(name).repeat(' ', nameWidth + GAP - DisplayWidth.of(name));
        line.append(style.bar(row, axis));
        for (int i = 0; i < Math.min(columnWidths.size(), row.columns().size()); i++) {
            String text = row.columns().get(i);
            line.repeat(' ', Math.max(1, columnWidths.get(i) - text.length())).append(text);
        }
        return line.toString().stripTrailing();
    }
}
