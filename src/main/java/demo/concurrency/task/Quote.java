package demo.concurrency.task;

/** Quotes text of the user in messages. */
public final class Quote {

    private static final int MAX_LENGTH = 60;

    private Quote() {}

    /** The text in single quotes; of a longer one, its first 60 characters and three dots. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /** The text in single quotes; of a longer one, its first characters and three dots. */
    public static String of(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return "'" + text + "'";
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return "'" + text.substring(0, end) + "...'";
    }
}
