package demo.concurrency.cli;

import java.util.List;
import java.util.Locale;

/** Finds what a misspelt name may have meant. picocli's own suggestions miss swapped letters. */
final class Suggestions {

    private Suggestions() {}

    /** {@code ; did you mean A or B?} with the names that are nearest to the misspelt one; empty if none is near. */
    static String didYouMean(String misspelt, List<String> names) {
        String text = normalize(misspelt);
        int letters = text.replace("-", "").length();
        int least = names.stream().mapToInt(name -> distance(text, name)).min().orElseThrow();
        return letters == 0 || least > Math.max(1, letters / 3)
                ? ""
                : "; did you mean "
                        + join(names.stream()
                                .filter(name -> distance(text, name) == least)
                                .toList()) + "?";
    }

    /** The name in lower case, with hyphens. */
    static String normalize(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code A, B or C}. */
    static String join(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    /**
     * How many characters have to be inserted, removed, replaced or swapped with their neighbour (Damerau-Levenshtein); 0 if
     * the text is the beginning of the name.
     */
    private static int distance(String text, String name) {
        if (name.startsWith(text)) {
            return 0;
        }
        int[][] table = new int[text.length() + 1][name.length() + 1];
        for (int i = 0; i <= text.length(); i++) {
            for (int j = 0; j <= name.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int replaced = table[i - 1][j - 1] + (text.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                table[i][j] = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                if (i > 1 && j > 1 && text.startsWith("" + name.charAt(j - 1) + name.charAt(j - 2), i - 2)) {
                    table[i][j] = Math.min(table[i][j], 1 + table[i - 2][j - 2]);
                }
            }
        }
        return table[text.length()][name.length()];
    }
}
