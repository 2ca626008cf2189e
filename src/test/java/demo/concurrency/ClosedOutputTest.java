package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.cli.ExitStatus;
import demo.concurrency.report.Output;
import demo.concurrency.task.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClosedOutputTest {

    private final CountDownLatch secondPassWaits = new CountDownLatch(2);
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Output standardError = new Output("standard error", errors, UTF_8);

    /** With --quiet, only the last flush reports the closed output. Without that flush, the status would be that of a signal. */
    @Test
    void closedOutputGivesItsStatusAlsoIfPassIsCancelled() {
        Output output = new Output("standard output", closedInSecondPass(), UTF_8);
        output.onFailure(Thread.currentThread()::interrupt);

        ExitStatus status = new ConcurrencyDemo(output, standardError, sleepingInSecondPass()).run("--quiet", "one=1h");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(status).isEqualTo(ExitStatus.OUTPUT_CLOSED);
        standardError.close();
        assertThat(errors.toString(UTF_8)).isEmpty();
    }

    @Test
    void nothingIsSaidOfAnEarlyEndIfOutputIsClosed() {
        Output output = new Output("standard output", closed(), UTF_8);

        ExitStatus status = new ConcurrencyDemo(output, standardError, Time.SYSTEM)
                .run("--quiet", "--mode=sequential", "--timeout=1ms", "one=1h");

        assertThat(status).isEqualTo(ExitStatus.OUTPUT_CLOSED);
        standardError.close();
        assertThat(errors.toString(UTF_8)).isEmpty();
    }

    private static OutputStream closed() {
        return new OutputStream() {
            @Override
            public void write(int ignored) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
    }

    private OutputStream closedInSecondPass() {
        return new OutputStream() {
            @Override
            public void write(int ignored) throws IOException {
                try {
                    secondPassWaits.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                throw new IOException("Broken pipe");
            }
        };
    }

    private Time sleepingInSecondPass() {
        return new Time() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                secondPassWaits.countDown();
                if (secondPassWaits.getCount() == 0) {
                    Thread.sleep(duration);
                }
            }
        };
    }
}
