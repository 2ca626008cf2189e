package demo.concurrency.task;

/** The bidirectional embeddings, overrides and isolates of Unicode, and their ends. They reorder the rest of their line. */
public final class BidiControls {

    private BidiControls() {}

    public static boolean contain(char character) {
        return (character >= '\u202a' && character <= '\u202e') || (character >= '\u2066' && character <= '\u2069');
    }
}
