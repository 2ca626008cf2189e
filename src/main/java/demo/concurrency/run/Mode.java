package demo.concurrency.run;

import java.util.Locale;

/** How a pass runs its tasks. */
public enum Mode {
    /** One after another, in list order. */
    SEQUENTIAL,

    /** All at once, or as many at once as there may be jobs. */
    CONCURRENT;

    /** {@code sequential} or {@code concurrent}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
