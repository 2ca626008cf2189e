package demo.concurrency.report.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How many columns of a terminal a text takes. */
final class DisplayWidth {

    /** Marks that combine with the character before them, vowels and final consonants of Hangul included. */
    private static final Pattern NO_WIDTH = Pattern.compile("[\\p{Mn}\\p{Me}\\p{Cf}\\u1160-\\u11ff]");

    /** What Unicode calls East Asian Wide or Fullwidth, and emoji. */
    private static final Pattern WIDE =
            Pattern.compile("[\\p{IsEmoji_Presentation}\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}"
                    + "\\p{IsKatakana}\\p{IsBopomofo}\\p{IsYi}\\p{IsTangut}\\p{IsNushu}\\p{IsKhitan_Small_Script}"
                    + "\\u3000-\\u33ff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6&&[^\\u303f\\uff61-\\uffdf]]");

    private DisplayWidth() {}

    /** Control sequences that switch colours take none. */
    static int of(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            boolean isColour = character == '\u001b';
            columns += isColour ? 0 : of(character);
            i = isColour ? text.indexOf('m', i) + 1 : i + Character.charCount(character);
        }
        return columns;
    }

    private static int of(int codePoint) {
        if (codePoint < 0x300) {
            // None of these is combining or wide.
            return 1;
        }
        String character = Character.toString(codePoint);
        return NO_WIDTH.matcher(character).matches()
                ? 0
                : WIDE.matcher(character).matches() ? 2 : 1;
    }

    /** The text if it fits, otherwise as much of its beginning as fits before the ellipsis. */
    static String shorten(String text, int columns, String ellipsis) {
        // A text of combining characters has no width, whatever its length.
        String start = text.substring(0, Math.min(text.length(), 10 * columns));
        if (start.equals(text) && of(text) <= columns) {
            return text;
        }
        String end = of(ellipsis) < columns ? ellipsis : "";
        while (of(start + end) > columns) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return start + end;
    }

    /** Joins the parts to lines of at most so many columns. A part that is too long is shortened. */
    static List<String> wrap(List<String> parts, String separator, int columns, String ellipsis) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : parts) {
            String next = shorten(part, columns, ellipsis);
            String longer = line + separator + next;
            if (!line.isEmpty() && of(longer) > columns) {
                lines.add(line);
                line = "";
            }
            line = line.isEmpty() ? next : longer;
        }
        lines.add(line);
        return lines;
    }
}
