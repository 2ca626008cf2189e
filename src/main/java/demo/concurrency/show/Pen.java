package demo.concurrency.show;

import demo.concurrency.run.State;
import java.util.Map;

/** What a picture is drawn with. */
enum Pen {
    /** The symbols of the work as they are. */
    ASCII {
        @Override
        String stroke(char symbol, int cells) {
            return String.valueOf(symbol).repeat(cells);
        }
    },

    /** Blocks for the symbols that have one, in colour: the numbers are those of ECMA-48, 39 is the terminal's own. */
    BLOCKS {
        private static final Map<Character, Character> SHAPES = Map.of('-', '░', '=', '▒', '#', '█', '|', '▏');
        private static final Map<Character, Integer> COLOURS =
                Map.of('-', 36, '=', 33, '#', 32, '|', 36, FAILED, 31, CANCELLED, 35);

        @Override
        String stroke(char symbol, int cells) {
            String shape = SHAPES.getOrDefault(symbol, symbol).toString();
            return "\u001b[" + COLOURS.getOrDefault(symbol, 39) + "m" + shape.repeat(cells) + "\u001b[0m";
        }
    };

    private static final char FAILED = '!';
    private static final char CANCELLED = 'x';

    /** As many cells of a symbol. */
    abstract String stroke(char symbol, int cells);

    /** A bar, which ends in a mark if the task did not finish. */
    String bar(char symbol, int cells, State state) {
        String mark = mark(state);
        return mark.isEmpty() ? stroke(symbol, cells) : stroke(symbol, cells - 1) + mark;
    }

    String mark(State state) {
        return switch (state) {
            case FINISHED -> "";
            case FAILED -> stroke(FAILED, 1);
            case CANCELLED -> stroke(CANCELLED, 1);
        };
    }
}
