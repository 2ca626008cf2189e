package demo.concurrency.report;

import java.util.regex.Pattern;

/** Makes text from outside, such as commands and arguments, safe to print within a line. */
final class Printable {

    private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cc}");

    private Printable() {}

    /** The text with each control character as {@code \}{@code u} and four hexadecimal digits. */
    static String escape(String text) {
        return CONTROL_CHARACTER
                .matcher(text)
                .replaceAll(
                        match -> String.format("\\\\u%04x", (int) match.group().charAt(0)));
    }
}
