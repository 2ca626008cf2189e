package demo.concurrency.report;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes text from outside, such as commands and arguments, safe to print within a line. */
final class Printable {

    /** Control characters, and bidirectional embeddings, overrides and isolates, which would reorder the rest of the line. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");

    private Printable() {}

    /** The text with each unsafe character as {@code \}{@code u} and four hexadecimal digits. */
    static String escape(String text) {
        return UNSAFE.matcher(text)
                .replaceAll(match -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) match.group().charAt(0)));
    }
}
