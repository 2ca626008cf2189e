package demo.concurrency.task;

/** Makes text from outside, such as arguments and commands, fit for one line of output. */
public final class Text {

    private static final int MAX_QUOTED = 60;

    private Text() {}

    /** The text in single quotes; of a longer one, its first 60 characters and three dots. */
    public static String quote(String text) {
        int end = text.offsetByCodePoints(0, Math.min(MAX_QUOTED, text.codePointCount(0, text.length())));
        return "'" + text.substring(0, end) + (end < text.length() ? "..." : "") + "'";
    }

    /** The text with each control character as {@code \}{@code u} and four hexadecimal digits. */
    public static String escape(String text) {
        if (!hasControls(text)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            escaped.append(isControl(c) ? String.format("\\u%04x", (int) c) : c);
        }
        return escaped.toString();
    }

    /** Not with a regular expression, which would make the trace of a million tasks slower. */
    static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Includes the bidirectional embeddings, overrides and isolates, which reorder the rest of their line. */
    private static boolean isControl(char c) {
        return Character.isISOControl(c) || (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }
}
