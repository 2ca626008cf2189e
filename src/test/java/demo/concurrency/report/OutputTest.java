package demo.concurrency.report;

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

        output.flush();
        String all = bytes.toString(UTF_8);
        assertThat(all.lines()).hasSize(20_000);
        assertThat(IntStream.range(0, 10_000)).allMatch(i -> all.contains("first of " + i + "\nsecond of " + i + "\n"));
    }

    @Test
    void whatComesTooFastToFlushIsOutSoon() throws Exception {
        Output output = new Output("here", bytes, UTF_8);

        for (int i = 0; i < 1_000; i++) {
            output.print("line\n");
        }

        while (bytes.size() < 5_000) {
            Thread.sleep(1);
        }
        assertThat(bytes.size()).isEqualTo(5_000);
    }

    @Test
    void nobodyWaitsForThreadThatPrints() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        Output output = new Output("here", blockedBy(slow), UTF_8);
        Thread printer = startUntilItWaits(() -> output.print("one\n"));

        output.print("two\n");
        slow.countDown();
        printer.join();
        output.flush();

        assertThat(bytes.toString(UTF_8)).isEqualTo("one\ntwo\n");
    }

    /** Or a reader that does not read would let a program that prints without end fill the memory. */
    @Test
    void waitsWhereTooMuchIsLeftToThreadThatPrints() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        Output output = new Output("here", blockedBy(slow), UTF_8);
        Thread printer = startUntilItWaits(() -> output.print("one\n"));
        String much = "x".repeat(600_000);

        output.print(much);
        Thread second = startUntilItWaits(() -> output.print(much));
        slow.countDown();
        printer.join();
        second.join();
        output.flush();

        assertThat(bytes.size()).isEqualTo(1_200_004);
    }

    /** The thread that lets out what came too fast is one that text is left to, too. */
    @Test
    void textLeftToAnotherThreadIsOutWithoutAnyMore() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch writing = new CountDownLatch(1);
        Output output = new Output("here", blockedBy(slow, writing), UTF_8);
        output.printSoon("one\n");
        writing.await();

        output.print("two\n");
        slow.countDown();

        while (bytes.size() < 8) {
            Thread.sleep(1);
        }
        assertThat(bytes.toString(UTF_8)).isEqualTo("one\ntwo\n");
    }

    @Test
    void failureThatNobodyIsToldIsActedOn() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        Output output = failing("Broken pipe");
        output.onFailure(failed::countDown);

        output.printSoon("x");

        failed.await();
        assertThatExceptionOfType(Output.Closed.class).isThrownBy(output::flush);
    }

    private OutputStream blockedBy(CountDownLatch latch) {
        return blockedBy(latch, new CountDownLatch(0));
    }

    private OutputStream blockedBy(CountDownLatch latch, CountDownLatch reached) {
        return new FilterOutputStream(bytes) {
            @Override
            public void write(byte[] text, int from, int length) {
                reached.countDown();
                awaitUninterruptibly(latch);
                bytes.write(text, from, length);
            }
        };
    }

    private static Thread startUntilItWaits(Runnable body) {
        Thread thread = Thread.ofPlatform().start(body);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
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
