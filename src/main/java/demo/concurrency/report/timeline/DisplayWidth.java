package demo.concurrency.report.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How many columns of a terminal a text takes. */
final class DisplayWidth {

    /** No character below is combining or wide. */
    private static final int FIRST_COMBINING = 0x300;

    /** The control sequences SGR of ECMA-48, which switch colours. */
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[\\d;]*m");

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
        if (isPlain(text)) {
            return text.length();
        }
        return COLOURS.matcher(text)
                .replaceAll("")
                .codePoints()
                .map(DisplayWidth::of)
                .sum();
    }

    /** Whether each character takes one column. Without regular expressions and streams, whose compilation takes time. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= FIRST_COMBINING) {
                return false;
            }
        }
        return true;
    }

    private static int of(int codePoint) {
        if (codePoint < FIRST_COMBINING) {
            return 1;
        }
        String character = Character.toString(codePoint);
        if (NO_WIDTH.matcher(character).matches()) {
            return 0;
        }
        return WIDE.matcher(character).matches() ? 2 : 1;
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

    static String padRight(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** Joins the parts to lines of at most so many columns. */
    static List<String> wrap(List<String> parts, String separator, int columns) {
        List<String> lines = new ArrayList<>();
        String line = parts.getFirst();
        for (int i = 1; i < parts.size(); i++) {
            String longer = line + separator + parts.get(i);
            if (of(longer) > columns) {
                lines.add(line);
                longer = parts.get(i);
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }
}
