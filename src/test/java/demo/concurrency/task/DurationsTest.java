package demo.concurrency.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    0, 0
                    1, 1000000000
                    1.5, 1500000000
                    .5, 500000000
                    007, 7000000000
                    0.1s, 100000000
                    7ns, 7
                    1.0ns, 1
                    2.5us, 2500
                    800ms, 800000000
                    1.5m, 90000000000
                    2h, 7200000000000
                    0.000000001, 1
                    # Through double, this would lose its last digits.
                    9007199.254740993, 9007199254740993
                    9223372036.854775807, 9223372036854775807
                    9223372036854775807ns, 9223372036854775807
                    """)
    void readsDecimalNumbersExactly(String text, long nanos) {
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @CsvSource({"''", ".", "5.", "-1", "+1", "1e9", "1E9", "NaN", "Infinity", "0x10", "'1,5'", "1_000", "1 s", "' 1'"})
    @ValueSource(strings = {"s", "1S", "1d", "1s2", "1.2.3", "١", "1\n", "9999999999999999999999999999999"})
    void rejectsAllElse(String text) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("'" + text + "' is not a duration; expected a plain decimal number with an optional unit"
                        + " (ns us ms s m h), such as 1.5 or 800ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036.854775808", "9223372036854775808ns", "99999999999999999999s", "2562048h"})
    @CsvSource({"0.1ns", "0.0000000001", "1.00005us"})
    void rejectsWhatIsNoLongOfNanoseconds(String text) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("'" + text + "' is too long or too exact; expected whole nanoseconds, at most"
                        + " 9223372036.854775807 seconds");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0.000000000", "100000000000, 100, 100.000000000", "250000000, 0.25, 0.250000000"})
    @CsvSource({"1, 0.000000001, 0.000000001", "9223372036854775807, 9223372036.854775807, 9223372036.854775807"})
    void writesPlainSeconds(long nanos, String shortest, String nineDecimals) {
        assertThat(Durations.inSeconds(Duration.ofNanos(nanos))).isEqualTo(shortest);
        assertThat(Durations.inSecondsWithNineDecimals(nanos)).isEqualTo(nineDecimals);
    }
}
