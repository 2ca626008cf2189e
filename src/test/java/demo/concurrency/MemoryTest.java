package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import demo.concurrency.report.Output;
import demo.concurrency.task.Time;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryTest {

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    static Stream<Throwable> failures() {
        return Stream.of(new OutOfMemoryError("full"), new RejectedExecutionException("Queue capacity exceeded"));
    }

    /** The handler of uncaught exceptions prints what to do, and ends the JVM. */
    @ParameterizedTest
    @MethodSource("failures")
    void lackOfMemoryIsLeftToTheHandler(Throwable failure) {
        ConcurrencyDemo demo = new ConcurrencyDemo(
                new Output("standard output", new ByteArrayOutputStream(), UTF_8),
                new Output("standard error", errors, UTF_8),
                failingTime(failure));

        assertThatThrownBy(() -> demo.run("--quiet", "one")).isSameAs(failure);

        assertThat(errors.toString(UTF_8)).isEmpty();
    }

    private static Time failingTime(Throwable failure) {
        return new Time() {
            @Override
            public long nanoTime() {
                if (failure instanceof RuntimeException exception) {
                    throw exception;
                }
                throw (Error) failure;
            }

            @Override
            public void sleep(Duration duration) {}
        };
    }
}
