package demo.concurrency.task;

/**
 * A name and the work that is done under it.
 *
 * @param name not empty and without control characters; need not be unique
 */
public record Task(String name, Work work) {

    /** @throws IllegalArgumentException if the name is empty or has a control character; the message says so */
    public Task {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name is empty; expected NAME or NAME=WORK");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the name has a control character; expected NAME or NAME=WORK, all of it printable");
        }
    }

    /**
     * Reads {@code NAME} or {@code NAME=WORK}, split at the first {@code =}.
     *
     * @throws IllegalArgumentException if the text is neither; the message says what is wrong and what is expected
     */
    public static Task parse(String text) {
        int split = text.indexOf('=');
        return split < 0
                ? new Task(text, new Nothing())
                : new Task(text.substring(0, split), Work.parse(text.substring(split + 1)));
    }
}
