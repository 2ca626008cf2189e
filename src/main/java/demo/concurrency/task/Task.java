package demo.concurrency.task;

/**
 * A name and the work that is done under it.
 *
 * @param listed the name in the list: not empty and without control characters; need not be unique
 * @param copy the number of the copy that it is, from 1, or 0 if there is only one
 */
public record Task(String listed, int copy, Work work) {

    /** @throws IllegalArgumentException if the name is empty or has a control character; the message says so */
    public Task {
        if (listed.isEmpty()) {
            throw new IllegalArgumentException("the name is empty; expected NAME or NAME=WORK");
        }
        for (int i = 0; i < listed.length(); i++) {
            if (Character.isISOControl(listed.charAt(i))) {
                throw new IllegalArgumentException(
                        "the name has a control character; expected NAME or NAME=WORK, all of it printable");
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
        int split = text.indexOf('=');
        return split < 0
                ? new Task(text, new Nothing())
                : new Task(text.substring(0, split), Work.parse(text.substring(split + 1)));
    }

    /** {@code one}, or of a copy {@code one#3}. Made when asked for: a million names that nobody sees take 56 MB. */
    public String name() {
        return copy == 0 ? listed : listed + "#" + copy;
    }
}
