package demo.concurrency.task;

/**
 * A named piece of work.
 *
 * @param name not empty, without control and bidirectional control characters, not necessarily unique
 */
public record Task(String name, Work work) {

    private static final Work NOTHING = new NoWork();

    /**
     * Reads {@code NAME} or {@code NAME=WORK}, split at the first {@code =}.
     *
     * @throws IllegalArgumentException if the text is neither; the message says what is wrong and what is expected
     */
    public static Task parse(String text) {
        if (text.indexOf('\ufffd') >= 0) {
            throw new IllegalArgumentException(
                    "contains characters that Java could not decode; expected UTF-8, and a locale such as LC_ALL=C.UTF-8");
        }
        int split = text.indexOf('=');
        if (split < 0 && (text.startsWith("run:") || text.startsWith("cpu:"))) {
            throw new IllegalArgumentException("the name is missing; expected " + Quote.of("NAME=" + text));
        }
        return split < 0
                ? new Task(requireName(text), NOTHING)
                : new Task(requireName(text.substring(0, split)), Work.parse(text.substring(split + 1)));
    }

    private static String requireName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name is empty; expected NAME or NAME=WORK");
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                throw new IllegalArgumentException("the name contains a control character; expected NAME or NAME=WORK");
            }
            if (BidiControls.contain(name.charAt(i))) {
                throw new IllegalArgumentException("the name contains a bidirectional control character, which would"
                        + " reorder its line; expected NAME or NAME=WORK");
            }
        }
        return name;
    }
}
