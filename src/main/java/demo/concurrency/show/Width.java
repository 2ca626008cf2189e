package demo.concurrency.show;

/**
 * How many columns of a terminal a text takes at most. A character from U+1100 on, where those of double width begin, counts
 * twice, a combining one not at all.
 */
final class Width {

    private static final String ELLIPSIS = "...";
    private static final int FIRST_WIDE = 0x1100;

    private Width() {}

    static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    /** The text if it fits, else as much of its start as does, and an ellipsis. */
    static String shorten(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        StringBuilder start = new StringBuilder();
        int left = columns - ELLIPSIS.length();
        for (int codePoint : text.codePoints().toArray()) {
            left -= of(codePoint);
            if (left < 0) {
                break;
            }
            start.appendCodePoint(codePoint);
        }
        return start + ELLIPSIS;
    }

    private static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> codePoint < FIRST_WIDE ? 1 : 2;
        };
    }
}
