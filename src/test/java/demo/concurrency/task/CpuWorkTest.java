package demo.concurrency.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CpuWorkTest {

    /** A clock that advances by a millisecond each time it is read. */
    private static final class TickingTime implements Time {

        private long reads;

        @Override
        public long nanoTime() {
            return reads++ * 1_000_000;
        }

        @Override
        public void sleep(Duration duration) {
            throw new AssertionError("busy work does not sleep");
        }
    }

    @Test
    void endsWhenDurationHasPassed() throws Exception {
        TickingTime time = new TickingTime();

        new CpuWork(Duration.ofSeconds(3)).perform(time, line -> {});

        assertThat(time.reads).isEqualTo(3_001);
    }

    @Test
    void endsWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new CpuWork(Duration.ofDays(1)).perform(Time.SYSTEM, line -> {}));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void isDescribedInSeconds() {
        assertThat(Task.parse("a=cpu:1500ms").work().description())
                .isEqualTo(Optional.of("work of duration 1.5 seconds"));
    }
}
