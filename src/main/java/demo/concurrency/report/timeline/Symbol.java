package demo.concurrency.report.timeline;

import demo.concurrency.task.WorkKind;
import java.util.Locale;

/**
 * What a bar consists of: what a task does at a moment, and a mark at its end if it did not finish. Lines are for what needs
 * no carrier or core, blocks for what needs one.
 */
enum Symbol {
    WAIT('━', '-', 32),
    WORK('█', '#', 28),
    COMMAND('═', '=', 166),
    NOTHING('┃', '|', 32),

    /** The task could run, but has no carrier thread or core to run on. */
    READY('▒', '.', 160),

    FAILED('!', '!', 160),
    CANCELLED('x', 'x', 163);

    final char block;
    final char ascii;

    /** Of the palette of 256 colours. All have a contrast of 3.8 to 1 or more to black and to white. */
    final int colour;

    Symbol(char block, char ascii, int colour) {
        this.block = block;
        this.ascii = ascii;
        this.colour = colour;
    }

    static Symbol of(WorkKind kind) {
        return switch (kind) {
            case WAIT -> WAIT;
            case COMPUTING -> WORK;
            case COMMAND -> COMMAND;
            case NOTHING -> NOTHING;
        };
    }

    boolean isMark() {
        return this == FAILED || this == CANCELLED;
    }

    /** What the legend says. */
    String description() {
        return this == READY ? "ready, but no carrier or core free" : toString();
    }

    /** Such as {@code wait}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
