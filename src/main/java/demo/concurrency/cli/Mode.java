package demo.concurrency.cli;

import demo.concurrency.run.PassKind;
import java.util.List;
import java.util.Locale;

/** The values of {@code --mode}. */
enum Mode {
    BOTH(PassKind.SEQUENTIAL, PassKind.CONCURRENT),
    SEQUENTIAL(PassKind.SEQUENTIAL),
    CONCURRENT(PassKind.CONCURRENT);

    private final List<PassKind> kinds;

    Mode(PassKind... kinds) {
        this.kinds = List.of(kinds);
    }

    /** In the order in which the passes run. */
    List<PassKind> kinds() {
        return kinds;
    }

    /** {@code both}, {@code sequential} or {@code concurrent}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
