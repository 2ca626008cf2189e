package demo.concurrency;

import java.math.BigInteger;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number from 1. */
final class Count implements ITypeConverter<Integer> {

    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    @Override
    public Integer convert(String text) {
        if (text.matches("[0-9]+")) {
            BigInteger count = new BigInteger(text);
            if (count.signum() > 0 && count.compareTo(MOST) <= 0) {
                return count.intValue();
            }
        }
        throw new TypeConversionException("expected a whole number from 1 to " + MOST + " but was '" + text + "'");
    }
}
