package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import demo.concurrency.cli.ExitStatus;
import demo.concurrency.report.Output;
import demo.concurrency.task.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults about which the program itself prints nothing: closed standard output, and too little memory. */
class FaultsTest {

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Output standardError = new Output("standard error", errors, UTF_8);

    /** With --quiet, only the last flush reports the closed output. Without that flush, the status would be that of a signal. */
    @Test
    void closedOutputGivesItsStatusAlsoIfPassIsCancelled() throws Exception {
        ManualTime time = new ManualTime();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Output output = closedAfter(closed);
        var status = CompletableFuture.supplyAsync(() -> {
            output.onFailure(Thread.currentThread()::interrupt);
            return ConcurrencyDemo.run(output, standardError, time, "--quiet", "one=1h");
        });
        time.advance(1, Duration.ofHours(1));
        // The task of the second pass waits.
        time.advance(1, Duration.ZERO);
        closed.complete(null);

        assertThat(status.get()).isEqualTo(ExitStatus.OUTPUT_CLOSED);
        assertNothingIsSaid();
    }

    @Test
    void nothingIsSaidOfAnEarlyEndIfOutputIsClosed() {
        Output output = closedAfter(CompletableFuture.completedFuture(null));
        ExitStatus status = ConcurrencyDemo.run(output, standardError, Time.SYSTEM, "-qt1ms", "-msequential", "one=1h");

        assertThat(status).isEqualTo(ExitStatus.OUTPUT_CLOSED);
        assertNothingIsSaid();
    }

    /** The handler of uncaught exceptions prints what to do, and ends the JVM. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lackOfMemoryIsLeftToTheHandler(boolean isReportedAsError) {
        Output output = new Output("standard output", new ByteArrayOutputStream(), UTF_8);
        Time time = new Time() {
            @Override
            public long nanoTime() {
                if (isReportedAsError) {
                    throw new OutOfMemoryError("full");
                }
                throw new RejectedExecutionException("full");
            }
        };

        assertThatThrownBy(() -> ConcurrencyDemo.run(output, standardError, time, "--quiet", "one"))
                .hasMessage("full")
                .hasNoCause();

        assertNothingIsSaid();
    }

    private void assertNothingIsSaid() {
        standardError.close();
        assertThat(errors.toString(UTF_8)).isEmpty();
    }

    private static Output closedAfter(CompletableFuture<Void> event) {
        OutputStream stream = new OutputStream() {
            @Override
            public void write(int ignored) throws IOException {
                event.join();
                throw new IOException("Broken pipe");
            }
        };
        return new Output("standard output", stream, UTF_8);
    }
}
