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
    void endsWhenThreadHasRunForDuration() throws Exception {
        TickingTime time = new TickingTime();

        new CpuWork(Duration.ofSeconds(3)).perform(time, line -> {});

        assertThat(time.reads).isEqualTo(3_001);
    }

    /** Otherwise four tasks on two cores would each be done after half of the computing if the system takes turns. */
    @Test
    void timeInWhichThreadDidNotRunDoesNotCount() throws Exception {
        Time time = new Time() {
            private long now;
            private boolean hasCore;

            /** Advances by a millisecond with the core, and by ten without it, in turns. */
            @Override
            public long nanoTime() {
                hasCore = !hasCore;
                now += hasCore ? 1_000_000 : 10_000_000;
                return now;
            }

            @Override
            public void sleep(Duration duration) {
                throw new AssertionError("busy work does not sleep");
            }
        };
        long start = time.nanoTime();

        new CpuWork(Duration.ofMillis(100)).perform(time, line -> {});

        assertThat(Duration.ofNanos(time.nanoTime() - start))
                .isBetween(Duration.ofMillis(1_100), Duration.ofMillis(1_120));
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
