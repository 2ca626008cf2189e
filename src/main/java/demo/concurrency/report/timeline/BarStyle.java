package demo.concurrency.report.timeline;

import java.util.Arrays;

/**
 * How bars are drawn on a terminal.
 *
 * @param blocks whether with block characters; otherwise in ASCII
 * @param colours whether with the colours of the terminal
 */
public record BarStyle(boolean blocks, boolean colours) {

    /** A row's bar and the space beside it, as wide as the axis. */
    String bar(Row row, TimeAxis axis) {
        Symbol[] columns = new Symbol[axis.width()];
        int next = 0;
        for (Row.Part part : row.parts()) {
            int earliest = Math.max(next, Math.min(axis.column(part.from()), axis.width() - 1));
            // A mark takes the last column of its bar.
            int from = part.symbol().isMark() ? next - 1 : earliest;
            // A short time without a carrier is not shown, whatever else is short takes a column.
            int least = part.symbol() == Symbol.READY ? 0 : 1;
            next = Math.max(from, Math.max(axis.column(part.to()), Math.min(from + least, axis.width())));
            Arrays.fill(columns, from, next, part.symbol());
        }
        StringBuilder bar = new StringBuilder();
        for (int from = 0, to; from < columns.length; from = to) {
            to = from + 1;
            while (to < columns.length && columns[to] == columns[from]) {
                to++;
            }
            bar.append(columns[from] == null ? " ".repeat(to - from) : bar(columns[from], to - from));
        }
        return bar.toString();
    }

    String bar(Symbol symbol, int columns) {
        String bar = String.valueOf(blocks ? symbol.block : symbol.ascii).repeat(columns);
        return colours ? "\u001b[38;5;" + symbol.colour + "m" + bar + "\u001b[0m" : bar;
    }

    String ellipsis() {
        return blocks ? "…" : "...";
    }
}
