package demo.concurrency.report.timeline;

/**
 * How many columns of a terminal a text takes, at most. A character from U+1100 on counts as two, since characters of
 * double width start there. A combining character counts as none.
 */
final class DisplayWidth {

    private static final String ELLIPSIS = "...";
    private static final int FIRST_WIDE = 0x1100;

    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** The text if it fits, otherwise as much of its beginning as fits before an ellipsis. */
    static String shorten(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        StringBuilder beginning = new StringBuilder();
        int left = columns - ELLIPSIS.length();
        for (int codePoint : text.codePoints().toArray()) {
            left -= of(codePoint);
            if (left < 0) {
                break;
            }
            beginning.appendCodePoint(codePoint);
        }
        return beginning + ELLIPSIS;
    }

    private static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> codePoint < FIRST_WIDE ? 1 : 2;
        };
    }
}
