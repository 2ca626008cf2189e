package demo.concurrency.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuWorkTest {

    /** Otherwise four tasks on two cores would each be done after half of the computing if the system takes turns. */
    @ParameterizedTest
    @CsvSource({"1, 100, 100", "10, 1099, 1110"})
    void timeInWhichThreadDidNotRunDoesNotCount(int otherStep, int least, int most) throws Exception {
        Time time = new Time() {
            private long millis;
            private boolean hasCore;

            /** Advances by a millisecond with the core, and by the other step without it, in turns. */
            @Override
            public long nanoTime() {
                hasCore = !hasCore;
                millis += hasCore ? 1 : otherStep;
                return millis * 1_000_000;
            }
        };

        new CpuWork(Duration.ofMillis(100)).perform(time, line -> {}, () -> {});

        assertThat(Duration.ofNanos(time.nanoTime()).toMillis()).isBetween(least + 1L, most + 2L);
    }

    @Test
    void endsWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new CpuWork(Duration.ofDays(1)).perform(Time.SYSTEM, line -> {}, () -> {}));
        assertThat(Thread.interrupted()).isFalse();
    }
}
