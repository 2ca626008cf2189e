package demo.concurrency.report.timeline;

import demo.concurrency.run.TaskState;
import demo.concurrency.task.WorkKind;

/**
 * How bars are drawn.
 *
 * @param blocks whether with block characters; otherwise in ASCII
 * @param colours whether with the colours of the terminal
 */
public record BarStyle(boolean blocks, boolean colours) {

    /** Foreground colours: parameters of the control sequence SGR of ECMA-48. */
    private static final int RED = 31;

    private static final int GREEN = 32;
    private static final int YELLOW = 33;
    private static final int MAGENTA = 35;
    private static final int CYAN = 36;

    /** A bar without an end mark. */
    String bar(WorkKind kind, int columns) {
        return switch (kind) {
            case COMPUTING -> paint(blocks ? '█' : '#', columns, GREEN);
            case WAIT -> paint(blocks ? '░' : '-', columns, CYAN);
            case COMMAND -> paint(blocks ? '▒' : '=', columns, YELLOW);
            case NOTHING -> paint(blocks ? '▏' : '|', columns, CYAN);
        };
    }

    /** A bar whose last column is an end mark if the task failed or was cancelled. */
    String bar(WorkKind kind, int columns, TaskState state) {
        String mark = endMark(state);
        return mark.isEmpty() ? bar(kind, columns) : bar(kind, columns - 1) + mark;
    }

    /** The mark at the end of a task's bar; empty if it finished. */
    String endMark(TaskState state) {
        return switch (state) {
            case FINISHED -> "";
            case FAILED -> paint('!', 1, RED);
            case CANCELLED -> paint('x', 1, MAGENTA);
        };
    }

    private String paint(char symbol, int columns, int colour) {
        String bar = String.valueOf(symbol).repeat(columns);
        return colours && columns > 0 ? "\u001b[" + colour + "m" + bar + "\u001b[0m" : bar;
    }
}
