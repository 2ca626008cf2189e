package demo.concurrency.show;

import demo.concurrency.run.End;
import demo.concurrency.run.State;
import demo.concurrency.run.TaskEnd;
import demo.concurrency.task.Work;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When each task of some passes ran: a row a task, a bar from its start to its end, all on one scale. The name comes last
 * in its row, so that the columns before it stay in line whatever is in it.
 */
final class Picture {

    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final String GAP = "  ";
    private static final int TICK_DISTANCE = 10;

    /** A pass that took less is no measure of anything. */
    private static final long NEXT_TO_NOTHING = MILLISECOND;

    private final int columns;
    private final Pen pen;
    private final List<Sample> passes;
    private final Unit unit;
    private final long span;
    private final int timeWidth;
    private final int nameWidth;
    private final int barWidth;
    private final StringBuilder lines = new StringBuilder();

    private enum Unit {
        SECONDS("s", SECOND),
        MILLISECONDS("ms", MILLISECOND);

        final String symbol;
        final long nanos;

        Unit(String symbol, long nanos) {
            this.symbol = symbol;
            this.nanos = nanos;
        }

        String format(long time) {
            return String.format(Locale.ROOT, "%.3f", (double) time / nanos);
        }

        String plain(long time) {
            return BigDecimal.valueOf(time)
                    .divide(BigDecimal.valueOf(nanos))
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    Picture(int columns, Pen pen, List<Sample> passes) {
        this.columns = columns;
        this.pen = pen;
        this.passes = passes;
        this.span = Math.max(
                1,
                passes.stream().mapToLong(pass -> pass.result().nanos()).max().orElse(0));
        this.unit = span < SECOND ? Unit.MILLISECONDS : Unit.SECONDS;
        this.timeWidth = Math.max("start".length(), unit.format(span).length());
        this.nameWidth = Math.min(
                columns / 4,
                shown().mapToInt(end -> Width.of(end.task().name())).max().orElse(0));
        this.barWidth = Math.max(TICK_DISTANCE, columns - 2 * (timeWidth + GAP.length()) - GAP.length() - nameWidth);
    }

    String draw() {
        line(" ".repeat(barWidth) + times("start", "end") + GAP + unit.symbol);
        for (Sample pass : passes) {
            line(Names.of(pass.mode()));
            pass.shown().forEach(this::row);
            if (pass.leftOut() > 0) {
                line("(and " + pass.leftOut() + " more)");
            }
        }
        axis();
        line(legend());
        if (passes.size() == 2 && passes.stream().allMatch(Picture::isMeasure)) {
            compare(passes.get(0), passes.get(1));
        }
        return lines.toString();
    }

    private void row(TaskEnd end) {
        int from = Math.min(barWidth - 1, cell(end.start()));
        int cells = Math.max(1, cell(end.end()) - from);
        String bar = pen.bar(end.task().work().symbol(), cells, end.state());
        line(" ".repeat(from)
                + bar
                + " ".repeat(Math.max(0, barWidth - from - cells))
                + times(unit.format(end.start()), unit.format(end.end()))
                + GAP
                + Width.shorten(end.task().name(), nameWidth));
    }

    private String times(String start, String end) {
        return GAP + " ".repeat(timeWidth - start.length()) + start + GAP + " ".repeat(timeWidth - end.length()) + end;
    }

    /** The cell in which a time lies; rounded, so that a bar is as long as the next one starts late. */
    private int cell(long time) {
        return (int) Math.min(barWidth, Math.round((double) time / span * barWidth));
    }

    /** Ticks at round distances, and under each the time. */
    private void axis() {
        long step = LongStream.iterate(1, power -> 10 * power)
                .flatMap(power -> LongStream.of(power, 2 * power, 5 * power))
                .filter(distance -> cell(distance) >= TICK_DISTANCE || distance > span / 2)
                .findFirst()
                .orElseThrow();
        StringBuilder ticks = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        for (long tick = 0; tick <= span / step && cell(tick * step) < barWidth; tick++) {
            long time = tick * step;
            ticks.append(" ".repeat(cell(time) - ticks.length())).append("'");
            labels.append(" ".repeat(cell(time) - labels.length())).append(unit.plain(time));
        }
        line(ticks.toString());
        line(labels + " " + unit.symbol);
    }

    /** What the symbols mean that occur. */
    private String legend() {
        Map<Character, String> meanings = new TreeMap<>();
        shown().forEach(end ->
                meanings.put(end.task().work().symbol(), kind(end.task().work())));
        Stream<String> kinds =
                meanings.entrySet().stream().map(entry -> pen.stroke(entry.getKey(), 1) + " " + entry.getValue());
        Stream<String> states = shown().map(TaskEnd::state)
                .filter(state -> state != State.FINISHED)
                .distinct()
                .sorted()
                .map(state -> pen.mark(state) + " " + Names.of(state));
        return Stream.concat(kinds, states).collect(Collectors.joining("   "));
    }

    /** The first word of what the trace finds: wait, work, command. */
    private static String kind(Work work) {
        return work.description().map(found -> found.split(" ", 2)[0]).orElse("nothing");
    }

    private Stream<TaskEnd> shown() {
        return passes.stream().flatMap(pass -> pass.shown().stream());
    }

    private static boolean isMeasure(Sample pass) {
        return pass.result().end() == End.ALL_COMPLETED && pass.result().nanos() >= NEXT_TO_NOTHING;
    }

    private void compare(Sample sequential, Sample concurrent) {
        long slow = sequential.result().nanos();
        long fast = concurrent.result().nanos();
        String saved = String.format(
                Locale.ROOT,
                "sequential %s, concurrent %s %s: %.2f times %s",
                unit.format(slow),
                unit.format(fast),
                unit.symbol,
                slow >= fast ? (double) slow / fast : (double) fast / slow,
                slow >= fast ? "faster" : "slower");
        // In either pass, the longest task may have been held up by others.
        long limit = Math.min(sequential.longest(), concurrent.longest());
        if (limit >= NEXT_TO_NOTHING) {
            line(String.format(Locale.ROOT, "limit: %s %s, the longest task", unit.format(limit), unit.symbol));
            saved += String.format(Locale.ROOT, ", %.1f%% above limit", 100.0 * (fast - limit) / limit);
        }
        line(saved.replaceAll("(.{1," + columns + "})( |$)", "$1\n"));
    }

    private void line(String text) {
        lines.append(text.stripTrailing()).append('\n');
    }
}
