package demo.concurrency.show;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutputTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void textIsOutAtOnce() {
        Output output = new Output("here", bytes, UTF_8);

        output.print("one\n");

        assertThat(bytes.toString(UTF_8)).isEqualTo("one\n");
    }

    @Test
    void textOfManyThreadsIsCompleteAndNeverParted() {
        Output output = new Output("here", bytes, UTF_8);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10_000; i++) {
                String text = "first of " + i + "\nsecond of " + i + "\n";
                threads.execute(() -> output.print(text));
            }
        }

        String all = bytes.toString(UTF_8);
        assertThat(all.lines()).hasSize(20_000);
        assertThat(IntStream.range(0, 10_000)).allMatch(i -> all.contains("first of " + i + "\nsecond of " + i + "\n"));
    }

    /** A thread in line is to flush what was printed before it came, but busy threads keep all carriers from it. */
    @Test
    void textIsOutThoughTheNextInLineGetsNoCarrier() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        Output output = new Output(
                "here",
                new FilterOutputStream(bytes) {
                    @Override
                    public void flush() {
                        awaitUninterruptibly(slow);
                    }
                },
                UTF_8);
        Thread printer = Thread.ofPlatform().start(() -> {
            output.print("one\n");
            output.print("two\n");
        });
        while (printer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        Thread inLine = Thread.startVirtualThread(() -> output.print("three\n"));
        while (inLine.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        int carriers = Runtime.getRuntime().availableProcessors();
        CountDownLatch busy = new CountDownLatch(carriers);
        AtomicBoolean done = new AtomicBoolean();
        for (int i = 0; i < carriers; i++) {
            Thread.startVirtualThread(() -> {
                busy.countDown();
                while (!done.get()) {
                    Thread.onSpinWait();
                }
            });
        }
        try {
            busy.await();
            slow.countDown();
            printer.join();
            while (!bytes.toString(UTF_8).startsWith("one\ntwo\n")) {
                Thread.sleep(1);
            }
            assertThat(bytes.toString(UTF_8)).isEqualTo("one\ntwo\n");
        } finally {
            done.set(true);
        }
        inLine.join();
        assertThat(bytes.toString(UTF_8)).isEqualTo("one\ntwo\nthree\n");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void replacesWhatTheCharacterSetLacks() {
        new Output("here", bytes, US_ASCII).print("naïve");

        assertThat(bytes.toString(US_ASCII)).isEqualTo("na?ve");
    }

    @Test
    void tellsReaderThatWentAwayFromOtherFailures() {
        assertThatExceptionOfType(Output.Closed.class)
                .isThrownBy(() -> failing("Broken pipe").print("x"));
        assertThatExceptionOfType(Output.Closed.class)
                .isThrownBy(() -> failing("The pipe is being closed").print("x"));
        assertThatThrownBy(() -> failing("No space left on device").print("x"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write to here: No space left on device");
    }

    private static Output failing(String message) {
        return new Output(
                "here",
                new OutputStream() {
                    @Override
                    public void write(int ignored) throws IOException {
                        throw new IOException(message);
                    }
                },
                UTF_8);
    }
}
