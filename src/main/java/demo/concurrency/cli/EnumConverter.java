package demo.concurrency.cli;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the name of a constant in any case, with {@code -} or {@code _}. picocli can do so, too, but its messages list each
 * name twice.
 */
record EnumConverter<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {

    /** Compares lower-case text, since {@code equalsIgnoreCase} would accept a dotless i for an i. */
    @Override
    public E convert(String text) {
        String name = text.toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected " + names() + " but was '" + text + "'"));
    }

    /** {@code both, sequential or concurrent}. */
    private String names() {
        String[] names =
                Arrays.stream(type.getEnumConstants()).map(Enum::toString).toArray(String[]::new);
        String last = names[names.length - 1];
        return String.join(", ", Arrays.asList(names).subList(0, names.length - 1)) + " or " + last;
    }
}
