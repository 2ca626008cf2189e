package demo.concurrency.report.timeline;

import demo.concurrency.task.WorkKind;
import java.util.Locale;

/** What a task does at a moment. Lines are for what needs no carrier or core, blocks for what needs one. */
enum Activity {
    WAIT('━', '-', 32),
    WORK('█', '#', 28),
    COMMAND('═', '=', 166),

    NOTHING('┃', '|', 32),

    /** The task could run, but has no carrier thread or core to run on. */
    READY('▒', '.', 160);

    private final char block;
    private final char ascii;

    /** Of the palette of 256 colours. All have a contrast of 3.8 to 1 or more to black and to white. */
    private final int colour;

    Activity(char block, char ascii, int colour) {
        this.block = block;
        this.ascii = ascii;
        this.colour = colour;
    }

    static Activity of(WorkKind kind) {
        return switch (kind) {
            case WAIT -> WAIT;
            case COMPUTING -> WORK;
            case COMMAND -> COMMAND;
            case NOTHING -> NOTHING;
        };
    }

    char symbol(boolean blocks) {
        return blocks ? block : ascii;
    }

    int colour() {
        return colour;
    }

    /** {@code wait}, {@code work}, {@code command}, {@code ready} or {@code nothing}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
