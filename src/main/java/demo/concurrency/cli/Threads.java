package demo.concurrency.cli;

import demo.concurrency.run.PassKind;
import java.util.List;

/** The values of {@code --threads}. */
enum Threads {
    VIRTUAL(PassKind.SEQUENTIAL, PassKind.CONCURRENT),
    PLATFORM(new PassKind("sequential", false, false), new PassKind("concurrent", true, false)),
    BOTH(
            PassKind.SEQUENTIAL,
            new PassKind("concurrent-virtual", true, true),
            new PassKind("concurrent-platform", true, false));

    private final List<PassKind> passes;

    Threads(PassKind... passes) {
        this.passes = List.of(passes);
    }

    /** The passes of the mode, in the order in which they run. */
    List<PassKind> passes(Mode mode) {
        return passes.stream()
                .filter(pass -> mode == Mode.BOTH || pass.isConcurrent() == (mode == Mode.CONCURRENT))
                .toList();
    }
}
