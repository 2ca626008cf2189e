package demo.concurrency.cli;

import demo.concurrency.run.Mode;
import java.util.List;
import java.util.Locale;

/** The values of {@code --mode}. */
enum PassSelection {
    BOTH(Mode.SEQUENTIAL, Mode.CONCURRENT),
    SEQUENTIAL(Mode.SEQUENTIAL),
    CONCURRENT(Mode.CONCURRENT);

    private final List<Mode> modes;

    PassSelection(Mode... modes) {
        this.modes = List.of(modes);
    }

    /** In the order in which the passes run. */
    List<Mode> modes() {
        return modes;
    }

    /** {@code both}, {@code sequential} or {@code concurrent}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
