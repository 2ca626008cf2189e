package demo.concurrency.report.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Draws a chart as an SVG file that stands alone, light or dark as its reader prefers. Lengths are in units of the drawing. */
final class SvgChart {

    private static final int MARGIN = 24;
    private static final int ROW_HEIGHT = 26;

    /** The width of a column of the chart. More than that of most characters, since the reader's fonts are not known. */
    private static final int COLUMN_WIDTH = 9;

    /** The width of a chart. The drawing of the template is 960 wide. */
    static final int COLUMNS = (960 - 2 * MARGIN) / COLUMN_WIDTH;

    private final Chart chart;
    private final StringBuilder svg = new StringBuilder();

    /** The base line of the text that is added next. */
    private int y = MARGIN;

    /** @param chart of {@link #COLUMNS} */
    SvgChart(Chart chart) {
        this.chart = chart;
    }

    /** @param notes lines of text below the bars */
    String draw(List<String> notes) {
        addRow(Row.HEADER);
        for (Chart.Pass pass : chart.passes) {
            addLine("pass", pass.name());
            pass.rows().forEach(this::addRow);
            y += ROW_HEIGHT / 2;
        }
        addAxis();
        addLegend();
        notes.forEach(note -> chart.wrap(note).forEach(line -> addLine("", line)));
        try (InputStream template = SvgChart.class.getResourceAsStream("timeline.svg")) {
            String text = new String(template.readAllBytes(), UTF_8);
            return text.replace("{height}", "" + y).replace("{chart}", svg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addLine(String style, String text) {
        addText(style, MARGIN, text);
        y += ROW_HEIGHT;
    }

    private void addRow(Row row) {
        String style = row.parts().isEmpty() ? "faint" : "";
        String name = chart.name(row);
        for (Row.Part part : row.parts()) {
            String time = " from " + TimeAxis.seconds(part.from()) + " s to " + TimeAxis.seconds(part.to()) + " s";
            add(part.symbol(), x(part.from()), x(part.to()), name + ": " + part.symbol() + time);
        }
        double x = x(chart.axis.span());
        for (int i = 0; i < Math.min(chart.columnWidths.size(), row.columns().size()); i++) {
            x += chart.columnWidths.get(i) * COLUMN_WIDTH;
            addText(style + " end", x, row.columns().get(i));
        }
        addLine(style, name);
    }

    /** Adds a mark, a line for what needs no carrier or core, or a block for what needs one. */
    private void add(Symbol symbol, double from, double to, String title) {
        if (symbol.isMark()) {
            addText(symbol.toString(), from + 4, String.valueOf(symbol.ascii));
            return;
        }
        int height = symbol == Symbol.WAIT || symbol == Symbol.COMMAND ? 8 : 16;
        String bar =
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"><title>%s</title></rect>\n";
        double width = Math.max(2, to - from);
        svg.append(String.format(Locale.ROOT, bar, symbol, from, y - 5 - height / 2, width, height, escape(title)));
    }

    private void addAxis() {
        for (long time : chart.axis.ticks()) {
            String line = "<path class=\"grid\" d=\"M%.1f %dV%d\"/>\n";
            // First, so that it is behind the bars.
            svg.insert(0, String.format(Locale.ROOT, line, x(time), MARGIN + ROW_HEIGHT / 2, y - ROW_HEIGHT / 2));
            addText("faint middle", x(time), TimeAxis.label(time) + " s");
        }
        y += ROW_HEIGHT * 3 / 2;
    }

    /** All entries together fit into the width. */
    private void addLegend() {
        double x = MARGIN;
        for (Symbol symbol : chart.symbols()) {
            add(symbol, x, x + 24, symbol.description());
            addText("", x + 32, symbol.description());
            x += 48 + 8 * symbol.description().length();
        }
        y += ROW_HEIGHT;
    }

    private void addText(String style, double x, String text) {
        String element = "<text class=\"%s\" x=\"%.1f\" y=\"%d\">%s</text>\n";
        svg.append(String.format(Locale.ROOT, element, style, x, y, escape(text)));
    }

    private double x(long time) {
        double bar = (double) time / chart.axis.span() * chart.axis.width();
        return MARGIN + COLUMN_WIDTH * (chart.nameWidth + Chart.GAP + bar);
    }

    /** Without characters that XML does not have. */
    private static String escape(String text) {
        return text.replaceAll("[^\\t\\x20-\\ud7ff\\ue000-\\ufffd\\x{10000}-\\x{10ffff}]", "\ufffd")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
