package demo.concurrency.task;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text from outside, such as arguments and commands, fit for one line of output. */
public final class Text {

    /** Control characters, and the bidirectional embeddings, overrides and isolates, which reorder the rest of their line. */
    static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final int MAX_QUOTED = 60;

    private Text() {}

    /** The text in single quotes; of a longer one, its first 60 characters and three dots. */
    public static String quote(String text) {
        if (text.length() <= MAX_QUOTED) {
            return "'" + text + "'";
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_QUOTED - 1)) ? MAX_QUOTED - 1 : MAX_QUOTED;
        return "'" + text.substring(0, end) + "...'";
    }

    /** The text with each control character as {@code \}{@code u} and four hexadecimal digits. */
    public static String escape(String text) {
        String escaped = text;
        for (Matcher control = CONTROL.matcher(text); control.find(); ) {
            escaped = escaped.replace(
                    control.group(),
                    String.format("\\u%04x", (int) control.group().charAt(0)));
        }
        return escaped;
    }
}
