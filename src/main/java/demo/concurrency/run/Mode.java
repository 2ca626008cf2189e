package demo.concurrency.run;

import java.util.Locale;

/** How a pass runs its tasks. */
public enum Mode {
    /** One after another, in list order. */
    SEQUENTIAL,

    /** All at once, or with {@code --jobs=N} at most N at once. */
    CONCURRENT;

    /** {@code sequential} or {@code concurrent}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
