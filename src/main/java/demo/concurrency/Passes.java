package demo.concurrency;

import demo.concurrency.run.Mode;
import java.util.List;

/** What {@code --mode} takes: the passes to make. */
enum Passes {
    BOTH(Mode.SEQUENTIAL, Mode.CONCURRENT),
    SEQUENTIAL(Mode.SEQUENTIAL),
    CONCURRENT(Mode.CONCURRENT);

    private final List<Mode> modes;

    Passes(Mode... modes) {
        this.modes = List.of(modes);
    }

    /** In the order in which they are made. */
    List<Mode> modes() {
        return modes;
    }
}
