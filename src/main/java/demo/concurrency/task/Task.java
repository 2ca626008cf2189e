package demo.concurrency.task;

import java.time.Duration;

/**
 * A named piece of work.
 *
 * @param name not empty, without control characters, not necessarily unique
 */
public record Task(String name, Work work) {

    private static final Work NOTHING = new WaitWork(Duration.ZERO);

    /**
     * Reads {@code NAME=WORK}, split at the first {@code =}, or {@code NAME} for {@code NAME=0}.
     *
     * @throws UsageException if the text is neither; the message says what is wrong and what is expected
     */
    public static Task parse(String text) {
        if (text.indexOf('\ufffd') >= 0) {
            throw new UsageException(
                    "contains characters that Java could not decode; expected UTF-8, and a locale such as LC_ALL=C.UTF-8");
        }
        int split = text.indexOf('=');
        String name = split < 0 ? text : text.substring(0, split);
        if (name.startsWith("run:") || name.startsWith("cpu:")) {
            throw new UsageException("the name is missing; expected " + Text.quote("NAME=" + text));
        }
        if (name.isEmpty()) {
            throw new UsageException("the name is empty; expected NAME or NAME=WORK");
        }
        if (Text.hasControls(name)) {
            throw new UsageException("the name contains a control character; expected NAME or NAME=WORK");
        }
        return new Task(name, split < 0 ? NOTHING : Work.parse(text.substring(split + 1)));
    }
}
