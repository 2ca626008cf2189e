package demo.concurrency.report;

import static java.util.stream.Collectors.joining;

import demo.concurrency.task.BidiControls;
import java.util.Locale;

/** Makes text from outside, such as commands and arguments, safe to print within a line. */
public final class Printable {

    private Printable() {}

    /**
     * The text with each control character and each bidirectional control character as {@code \}{@code u} and four
     * hexadecimal digits.
     */
    public static String escape(String text) {
        // Not with a regular expression, which would create objects for each task of a trace.
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text.charAt(i))) {
                return text.chars().mapToObj(c -> escape((char) c)).collect(joining());
            }
        }
        return text;
    }

    private static String escape(char character) {
        return isUnsafe(character) ? String.format(Locale.ROOT, "\\u%04x", (int) character) : String.valueOf(character);
    }

    private static boolean isUnsafe(char character) {
        return Character.isISOControl(character) || BidiControls.contain(character);
    }
}
