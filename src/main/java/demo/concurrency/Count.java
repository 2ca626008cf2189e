package demo.concurrency;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number from 1. */
final class Count implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Said below, with what is expected.
        }
        throw new TypeConversionException("expected a whole number from 1 to 2147483647 but was '" + text + "'");
    }
}
