package demo.concurrency.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {

    /** More than may be queued: 64 MiB, or an eighth of a heap that is smaller than 512 MiB. */
    private static final int LARGE =
            1 + (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 8);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch reads = new CountDownLatch(1);

    @RepeatedTest(50)
    void textIsWrittenWithoutFlush() throws Exception {
        Output output = new Output("here", bytes, UTF_8);

        output.print("one\n");
        awaitBytes(4);

        output.print("two\n");
        awaitBytes(8);
        assertThat(bytes.toString(UTF_8)).isEqualTo("one\ntwo\n");
    }

    @RepeatedTest(2)
    void textsOfManyThreadsAreCompleteAndStayTogether() {
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
    void textsOfOneThreadKeepTheirOrder() {
        Output output = new Output("here", bytes, UTF_8);

        IntStream.range(0, 10_000).forEach(i -> output.print(i + "\n"));
        output.flush();

        assertThat(bytes.toString(UTF_8).lines())
                .containsExactlyElementsOf(
                        IntStream.range(0, 10_000).mapToObj(Integer::toString).toList());
    }

    @RepeatedTest(50)
    void printDoesNotWaitForSlowReader() throws Exception {
        Output output = new Output("here", blockedStream(), UTF_8);
        output.print("one\n");
        writing.await();

        output.print("two\n");
        assertThat(bytes.size()).isZero();

        reads.countDown();
        output.flush();
        assertThat(bytes.toString(UTF_8)).isEqualTo("one\ntwo\n");
    }

    /** Otherwise a reader that does not read would let a program that prints without end fill the heap. */
    @Test
    void printWaitsWhileTooMuchIsQueued() throws Exception {
        Output output = new Output("here", blockedStream(), UTF_8);
        String large = "x".repeat(LARGE);
        output.print(large);
        writing.await();

        Thread printer = startUntilItWaits(() -> output.print(large));
        reads.countDown();
        printer.join();
        output.flush();

        assertThat(bytes.size()).isEqualTo(2 * LARGE);
    }

    @Test
    void printThatWaitsIsInterruptible() throws Exception {
        Output output = new Output("here", blockedStream(), UTF_8);
        AtomicBoolean isInterrupted = new AtomicBoolean();
        output.print("x".repeat(LARGE));
        writing.await();

        Thread printer = startUntilItWaits(() -> {
            output.print("y".repeat(LARGE));
            isInterrupted.set(Thread.currentThread().isInterrupted());
        });
        printer.interrupt();
        printer.join();
        assertThat(isInterrupted).isTrue();

        reads.countDown();
        output.flush();
        assertThat(bytes.size()).isEqualTo(2 * LARGE);
    }

    @Test
    void interruptedThreadsDoNotWait() throws Exception {
        Output output = new Output("here", blockedStream(), UTF_8);
        output.print("x".repeat(LARGE));
        writing.await();
        List<Thread> printers = IntStream.range(0, 10_000)
                .mapToObj(i -> Thread.ofVirtual().start(() -> output.print("y")))
                .toList();

        printers.forEach(Thread::interrupt);
        for (Thread printer : printers) {
            printer.join();
        }

        reads.countDown();
        output.flush();
        assertThat(bytes.size()).isEqualTo(LARGE + 10_000);
    }

    /** When the program ends, the threads of commands, for example, are not interrupted at once. */
    @Test
    void stopWaitingReleasesThreadsThatWaitAndLaterOnes() throws Exception {
        Output output = new Output("here", blockedStream(), UTF_8);
        output.print("x".repeat(LARGE));
        writing.await();
        Thread first = startUntilItWaits(() -> output.print("y"));
        Thread second = startUntilItWaits(() -> output.print("y"));

        output.stopWaiting();
        first.join();
        second.join();
        output.print("y");

        reads.countDown();
        output.flush();
        assertThat(bytes.size()).isEqualTo(LARGE + 3);
    }

    @RepeatedTest(50)
    void failureRunsAction() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        Output output = failing("Broken pipe");
        output.onFailure(failed::countDown);

        output.print("x");

        failed.await();
        output.print("y");
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(output::flush);
        assertThat(output.isClosedByReader()).isTrue();
    }

    /** A reader that goes away must not leave threads behind that wait for it. */
    @Test
    void failureReleasesWaitingThreads() throws Exception {
        Output output = new Output(
                "here",
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        writing.countDown();
                        awaitUninterruptibly(reads);
                        throw new IOException("Broken pipe");
                    }
                },
                UTF_8);
        String large = "x".repeat(LARGE);
        output.print(large);
        writing.await();
        Thread printer = startUntilItWaits(() -> output.print(large));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread flusher = startUntilItWaits(() -> {
            try {
                output.flush();
            } catch (UncheckedIOException e) {
                thrown.set(e);
            }
        });

        reads.countDown();
        printer.join();
        flusher.join();

        assertThat(thrown.get()).isInstanceOf(UncheckedIOException.class);
    }

    @RepeatedTest(5)
    void closeWritesWhatWasPrintedBeforeAndNothingLater() throws Exception {
        Output output = new Output("here", bytes, UTF_8);
        output.print("before\n");

        output.close();
        assertThat(bytes.toString(UTF_8)).isEqualTo("before\n");

        output.print("later\n");
        Thread.sleep(10);
        assertThat(bytes.toString(UTF_8)).isEqualTo("before\n");
    }

    @Test
    void closeGivesUpIfReaderDoesNotRead() throws Exception {
        Output output = new Output("here", blockedStream(), UTF_8);
        output.print("one\n");
        writing.await();

        output.close();

        assertThat(bytes.size()).isZero();
        reads.countDown();
    }

    /** It reads 20 KB/s, so that everything takes more than a second. */
    @ParameterizedTest
    @ValueSource(ints = {1, 32})
    void closeWaitsForSlowReader(int texts) {
        OutputStream slow = new FilterOutputStream(bytes) {
            @Override
            public void write(byte[] text, int from, int length) {
                LockSupport.parkNanos(50_000L * length);
                bytes.write(text, from, length);
            }
        };
        Output output = new Output("here", slow, UTF_8);
        String large = "x".repeat((1 << 15) / texts);
        IntStream.range(0, texts).forEach(i -> output.print(large));

        output.close();

        assertThat(bytes.size()).isEqualTo(1 << 15);
    }

    /** Other processes may write to the same terminal. */
    @Test
    void textThatFitsIntoOneWriteIsNotDivided() {
        List<String> writes = new ArrayList<>();
        OutputStream stream = new FilterOutputStream(bytes) {
            @Override
            public void write(byte[] text, int from, int length) {
                writes.add(new String(text, from, length, UTF_8));
            }
        };
        Output output = new Output("here", stream, UTF_8);

        IntStream.range(0, 1_000).forEach(i -> output.print("a line\n"));
        output.flush();

        assertThat(writes).allMatch(text -> text.startsWith("a") && text.endsWith("\n"));
    }

    @Test
    void tryFlushGivesUpIfReaderDoesNotRead() throws Exception {
        Output output = new Output("here", blockedStream(), UTF_8);
        output.print("one\n");
        writing.await();

        output.tryFlush();

        assertThat(bytes.size()).isZero();
        reads.countDown();
    }

    private void awaitBytes(int count) throws InterruptedException {
        while (bytes.size() < count) {
            Thread.sleep(1);
        }
    }

    /** A stream that writes once the test lets the reader read. */
    private OutputStream blockedStream() {
        return new FilterOutputStream(bytes) {
            @Override
            public void write(byte[] text, int from, int length) {
                writing.countDown();
                awaitUninterruptibly(reads);
                bytes.write(text, from, length);
            }
        };
    }

    private static Thread startUntilItWaits(Runnable body) {
        Thread thread = Thread.ofPlatform().start(body);
        while (!Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState())) {
            assertThat(thread.isAlive()).as("the thread waits").isTrue();
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
    void charactersThatTheCharacterSetLacksAreReplaced() {
        Output output = new Output("here", bytes, US_ASCII);

        output.print("naïve");
        output.flush();

        assertThat(bytes.toString(US_ASCII)).isEqualTo("na?ve");
    }

    @ParameterizedTest
    @CsvSource({
        "Broken pipe, true",
        "The pipe is being closed, true",
        "Connection reset by peer, true",
        "No space left on device, false"
    })
    void closedReaderIsDistinguishedFromOtherFailures(String message, boolean isClosedByReader) {
        Output output = failing(message);

        output.print("x");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(output::flush)
                .withMessage("cannot write to here: " + message);
        assertThat(output.isClosedByReader()).isEqualTo(isClosedByReader);
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
