package demo.concurrency.report.timeline;

import demo.concurrency.run.TaskState;
import java.util.Locale;
import java.util.OptionalLong;

/** Draws a chart as an SVG file that stands alone, light or dark as its reader prefers. */
final class SvgChart {

    /** The first line of each file. */
    static final String FIRST_LINE = "<!-- concurrency-demo timeline -->\n";

    private static final int WIDTH = 960;
    private static final int MARGIN = 24;
    private static final int ROW_HEIGHT = 26;
    private static final int BAR_HEIGHT = 16;
    private static final int LINE_HEIGHT = 8;
    private static final int CHARACTER_WIDTH = 9;
    private static final int MAX_NAME = 28;
    private static final int COLUMN_WIDTH = 84;
    private static final int SAMPLE_WIDTH = 36;
    private static final String STYLE = """
            <style>
              text { font-family: system-ui, "Segoe UI", Helvetica, Arial, sans-serif; font-size: 15px; fill: #1f2328 }
              .pass, .failed, .cancelled { font-weight: bold }
              .end { text-anchor: end } .middle { text-anchor: middle }
              .back { fill: #ffffff } .faint { fill: #59636e } .grid { stroke: #d9dee4 }
              .wait, .nothing { fill: #0969da } .work { fill: #1a7f37 } .command { fill: #bc4c00 }
              .ready { fill: url(#stripes) } .ready, .stripe { stroke: #cf222e } .failed, .cancelled { fill: #cf222e }
              @media (prefers-color-scheme: dark) {
                text { fill: #f0f6fc } .back { fill: #0d1117 } .faint { fill: #9198a1 } .grid { stroke: #30363d }
                .wait, .nothing { fill: #58a6ff } .work { fill: #3fb950 } .command { fill: #f0883e }
                .ready, .stripe { stroke: #ff7b72 } .failed, .cancelled { fill: #ff7b72 }
              }
            </style>
            <defs><pattern id="stripes" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
            <path class="stripe" stroke-width="3" d="M2 0v7"/></pattern></defs>
            """;

    private final Chart chart;
    private final TimelineUnit unit;
    private final int left;
    private final int right;
    private final boolean hasCarriers;
    private final StringBuilder svg = new StringBuilder();
    private int y = MARGIN;

    SvgChart(Chart chart) {
        this.chart = chart;
        unit = TimelineUnit.of(chart.span());
        int longestName = chart.rows().stream()
                .mapToInt(row -> DisplayWidth.of(name(row)))
                .max()
                .orElse(0);
        left = 2 * MARGIN + CHARACTER_WIDTH * longestName;
        hasCarriers = chart.rows().stream().anyMatch(row -> !row.carrier().isEmpty());
        right = WIDTH - MARGIN - (hasCarriers ? 3 : 2) * COLUMN_WIDTH;
    }

    String draw() {
        int gridTop = y + ROW_HEIGHT / 2;
        addColumns("faint", "start", "end", "carrier");
        y += ROW_HEIGHT;
        for (Chart.Pass pass : chart.passes()) {
            addText("pass", MARGIN, pass.name());
            y += ROW_HEIGHT;
            pass.rows().forEach(this::addRow);
            y += ROW_HEIGHT / 2;
        }
        String grid = addAxis(gridTop);
        addLegend();
        chart.notes().forEach(note -> {
            addText("", MARGIN, DisplayWidth.shorten(note, WIDTH / CHARACTER_WIDTH, "…"));
            y += ROW_HEIGHT;
        });
        return FIRST_LINE + "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + y + "\" width=\""
                + WIDTH + "\" height=\"" + y + "\" role=\"img\">\n<title>When each task ran</title>\n" + STYLE
                + "<rect class=\"back\" width=\"100%\" height=\"100%\" rx=\"8\"/>\n" + grid + svg + "</svg>\n";
    }

    private void addRow(Row row) {
        if (row.isGap()) {
            addText("faint", MARGIN, "… " + row.name() + " …");
        } else {
            addText("", MARGIN, name(row));
            row.segments().forEach(segment -> addBar(row, segment));
            row.state()
                    .filter(state -> state != TaskState.FINISHED)
                    .ifPresent(state -> addText(state.toString(), x(row.end().orElse(0)) + 4, mark(state)));
            addColumns("", format(row.start()), format(row.end()), row.carrier());
        }
        y += ROW_HEIGHT;
    }

    private void addBar(Row row, Row.Segment segment) {
        String title = name(row) + ": " + segment.activity() + " from " + unit.describe(segment.from()) + " to "
                + unit.describe(segment.to());
        double width = Math.max(2, x(segment.to()) - x(segment.from()));
        addBar(segment.activity(), x(segment.from()), width, "<title>" + escape(title) + "</title>");
    }

    /** A line for what needs no carrier or core, a block for what needs one. */
    private void addBar(Activity activity, double x, double width, String content) {
        boolean isLine = activity == Activity.WAIT || activity == Activity.COMMAND;
        int height = isLine ? LINE_HEIGHT : BAR_HEIGHT;
        String bar = "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\">%s</rect>\n";
        svg.append(String.format(Locale.ROOT, bar, activity, x, y - 5 - height / 2, width, height, content));
    }

    /** Adds the labels, and returns the lines behind the bars. */
    private String addAxis(int gridTop) {
        StringBuilder grid = new StringBuilder();
        int columns = (right - left) / CHARACTER_WIDTH;
        for (long time : new TimeAxis(chart.span(), Math.max(TimeAxis.MIN_WIDTH, columns), unit).ticks()) {
            grid.append(String.format(
                    Locale.ROOT, "<path class=\"grid\" d=\"M%.1f %dV%d\"/>\n", x(time), gridTop, y - ROW_HEIGHT / 2));
            addText("faint middle", x(time), unit.formatShort(time) + " " + unit.symbol());
        }
        y += ROW_HEIGHT * 3 / 2;
        return grid.toString();
    }

    private void addLegend() {
        double x = MARGIN;
        for (Activity activity : chart.activities()) {
            x = addLegendEntry(x, SAMPLE_WIDTH, "", chart.description(activity));
            addBar(activity, x, SAMPLE_WIDTH - 8, "");
            x += SAMPLE_WIDTH + CHARACTER_WIDTH * chart.description(activity).length() + MARGIN;
        }
        for (TaskState state : chart.states()) {
            String text = mark(state) + " " + state;
            x = addLegendEntry(x, 0, state.toString(), text) + CHARACTER_WIDTH * text.length() + MARGIN;
        }
        y += ROW_HEIGHT;
    }

    /** Returns the place of the entry, which is in the next line if it does not fit into this one. */
    private double addLegendEntry(double x, int sampleWidth, String style, String text) {
        double place = x;
        if (x + sampleWidth + text.length() * CHARACTER_WIDTH > WIDTH - MARGIN) {
            y += ROW_HEIGHT;
            place = MARGIN;
        }
        addText(style, place + sampleWidth, text);
        return place;
    }

    private static String mark(TaskState state) {
        return state == TaskState.FAILED ? "!" : "×";
    }

    private void addColumns(String style, String... texts) {
        for (int i = 0; i < (hasCarriers ? 3 : 2); i++) {
            addText(style + " end", right + (i + 1) * COLUMN_WIDTH, texts[i]);
        }
    }

    private void addText(String style, double x, String text) {
        svg.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%d\">", style, x, y))
                .append(escape(text))
                .append("</text>\n");
    }

    private double x(long time) {
        return left + (double) time / chart.span() * (right - left);
    }

    private String format(OptionalLong time) {
        return time.isPresent() ? unit.format(time.getAsLong()) : "";
    }

    private static String name(Row row) {
        return DisplayWidth.shorten(row.name(), MAX_NAME, "…");
    }

    /** Without characters that XML does not have. */
    private static String escape(String text) {
        return text.replaceAll("[^\\t\\x20-\\ud7ff\\ue000-\\ufffd\\x{10000}-\\x{10ffff}]", "\ufffd")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
