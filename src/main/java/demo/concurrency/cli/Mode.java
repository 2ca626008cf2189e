package demo.concurrency.cli;

import demo.concurrency.run.PassKind;
import java.util.Locale;

/** The values of {@code --mode}. */
enum Mode {
    BOTH,
    SEQUENTIAL,
    CONCURRENT;

    boolean includes(PassKind pass) {
        return this == BOTH || pass.isConcurrent() == (this == CONCURRENT);
    }

    /** {@code both}, {@code sequential} or {@code concurrent}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
