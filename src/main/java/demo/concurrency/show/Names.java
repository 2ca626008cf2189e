package demo.concurrency.show;

import java.util.Locale;

/** Modes and states, as they are shown. */
final class Names {

    private Names() {}

    /** {@code sequential} for {@code SEQUENTIAL}. */
    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
