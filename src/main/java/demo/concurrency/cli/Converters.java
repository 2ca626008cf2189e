package demo.concurrency.cli;

import demo.concurrency.task.Durations;
import demo.concurrency.task.Text;
import demo.concurrency.task.UsageException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options. Each message says what is expected. */
final class Converters {

    private Converters() {}

    /** Reads a duration as in a task, more than zero. */
    static Duration positiveDuration(String text) {
        Duration duration;
        try {
            duration = Durations.parse(text);
        } catch (UsageException e) {
            throw new TypeConversionException(e.getMessage());
        }
        if (duration.isZero()) {
            throw unexpected("a duration of more than 0", text, "");
        }
        return duration;
    }

    /** Reads a whole number from 1 to {@link Integer#MAX_VALUE}, in ASCII digits without a sign. */
    static int positiveInt(String text) {
        long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw unexpected("a whole number from 1 to " + Integer.MAX_VALUE, text, "");
        }
        return (int) number;
    }

    /**
     * Reads the name of a constant in any case, with {@code -} or {@code _}. picocli's own converter lists each name twice in
     * its messages.
     */
    static <E extends Enum<E>> ITypeConverter<E> enumConverter(Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> names =
                constants.stream().map(Enum::name).map(Suggestions::normalize).toList();
        return text -> {
            // Not equalsIgnoreCase, which accepts a dotless i for an i.
            int index = names.indexOf(Suggestions.normalize(text));
            if (index < 0) {
                throw unexpected(Suggestions.join(names), text, Suggestions.didYouMean(text, names));
            }
            return constants.get(index);
        };
    }

    private static TypeConversionException unexpected(String expected, String text, String suggestion) {
        return new TypeConversionException("expected " + expected + " but was " + Text.quote(text) + suggestion);
    }
}
