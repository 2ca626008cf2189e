package demo.concurrency.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number from 1 to {@link Integer#MAX_VALUE}, in ASCII digits without a sign. */
final class PositiveIntConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            if (text.matches("[0-9]+") && Integer.parseInt(text) > 0) {
                return Integer.valueOf(text);
            }
        } catch (NumberFormatException e) {
            // Larger than an int.
        }
        throw new TypeConversionException(
                "expected a whole number from 1 to " + Integer.MAX_VALUE + " but was '" + text + "'");
    }
}
