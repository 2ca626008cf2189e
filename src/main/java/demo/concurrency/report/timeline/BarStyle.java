package demo.concurrency.report.timeline;

import demo.concurrency.run.TaskState;
import java.util.Map;

/**
 * How bars are drawn.
 *
 * @param blocks with block characters; otherwise in ASCII, with the symbols of the work as they are
 * @param colours with the colours of the terminal
 */
public record BarStyle(boolean blocks, boolean colours) {

    private static final char FAILED = '!';
    private static final char CANCELLED = 'x';

    private static final Map<Character, Character> BLOCKS = Map.of('-', '░', '=', '▒', '#', '█', '|', '▏');

    /** Foreground colours by symbol: parameters of the control sequence SGR of ECMA-48. */
    private static final Map<Character, Integer> COLOURS =
            Map.of('-', 36, '=', 33, '#', 32, '|', 36, FAILED, 31, CANCELLED, 35);

    private static final int DEFAULT_COLOUR = 39;

    /** A bar without an end mark. */
    String bar(char symbol, int columns) {
        String bar = String.valueOf(blocks ? BLOCKS.getOrDefault(symbol, symbol) : symbol)
                .repeat(columns);
        return colours && columns > 0
                ? "\u001b[" + COLOURS.getOrDefault(symbol, DEFAULT_COLOUR) + "m" + bar + "\u001b[0m"
                : bar;
    }

    /** A bar whose last column is an end mark if the task failed or was cancelled. */
    String bar(char symbol, int columns, TaskState state) {
        String mark = endMark(state);
        return mark.isEmpty() ? bar(symbol, columns) : bar(symbol, columns - 1) + mark;
    }

    /** The mark at the end of a task's bar; empty if it finished. */
    String endMark(TaskState state) {
        return switch (state) {
            case FINISHED -> "";
            case FAILED -> bar(FAILED, 1);
            case CANCELLED -> bar(CANCELLED, 1);
        };
    }
}
