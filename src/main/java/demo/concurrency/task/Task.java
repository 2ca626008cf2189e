package demo.concurrency.task;

/**
 * A named piece of work.
 *
 * @param baseName the name in the task list: not empty, without control and bidirectional control characters, not necessarily
 *     unique
 * @param copy the number of this copy, from 1; 0 if there is only one
 */
public record Task(String baseName, int copy, Work work) {

    private static final Work NOTHING = new NoWork();

    /** @throws IllegalArgumentException if the name is empty or contains a control character; the message says which */
    public Task {
        if (baseName.isEmpty()) {
            throw new IllegalArgumentException("the name is empty; expected NAME or NAME=WORK");
        }
        for (int i = 0; i < baseName.length(); i++) {
            char character = baseName.charAt(i);
            if (Character.isISOControl(character)) {
                throw new IllegalArgumentException("the name contains a control character; expected NAME or NAME=WORK");
            }
            if (BidiControls.contain(character)) {
                throw new IllegalArgumentException("the name contains a bidirectional control character, which would"
                        + " reorder its line; expected NAME or NAME=WORK");
            }
        }
    }

    public Task(String name, Work work) {
        this(name, 0, work);
    }

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
                ? new Task(text, NOTHING)
                : new Task(text.substring(0, split), Work.parse(text.substring(split + 1)));
    }

    /** {@code one}, or {@code one#3} for the third copy. Created on each call, to save memory when no name is shown. */
    public String name() {
        return copy == 0 ? baseName : baseName + "#" + copy;
    }
}
