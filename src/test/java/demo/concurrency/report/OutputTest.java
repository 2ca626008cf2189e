package demo.concurrency.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
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
    private static final String LARGE =
            "x".repeat(1 + (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 8));

    /** What happens when text is written to a stream. */
    private interface Write {
        void write(byte[] text, int from, int length) throws IOException;
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch reads = new CountDownLatch(1);

    private static Output to(Write write) {
        OutputStream stream = new OutputStream() {
            @Override
            public void write(byte[] text, int from, int length) throws IOException {
                write.write(text, from, length);
            }

            @Override
            public void write(int b) {
                throw new AssertionError("texts are written as a whole");
            }
        };
        return new Output("here", stream, UTF_8);
    }

    private static Output failing(String message) {
        return to((text, from, length) -> {
            throw new IOException(message);
        });
    }

    /** An output whose stream writes once the test lets the reader read, and which has begun to write the text. */
    private Output blockedAfter(String first) throws InterruptedException {
        Output output = to((text, from, length) -> {
            awaitReader();
            bytes.write(text, from, length);
        });
        output.print(first);
        writing.await();
        return output;
    }

    private void awaitReader() {
        writing.countDown();
        try {
            reads.await();
        } catch (InterruptedException e) {
            throw new AssertionError("the writer is never interrupted", e);
        }
    }

    /** Lets the reader read, and returns all that has been written once the output has been flushed. */
    private ByteArrayOutputStream flushed(Output output) {
        reads.countDown();
        output.flush();
        return bytes;
    }

    private static Thread startUntilItWaits(Runnable body) {
        Thread thread = Thread.ofPlatform().start(body);
        while (!Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState())) {
            assertThat(thread.isAlive()).as("the thread waits").isTrue();
            Thread.onSpinWait();
        }
        return thread;
    }

    @RepeatedTest(50)
    void textIsWrittenWithoutFlush() throws Exception {
        Output output = to(bytes::write);

        for (String expected : new String[] {"one\n", "one\ntwo\n"}) {
            output.print(expected.substring(expected.length() - 4));
            while (bytes.size() < expected.length()) {
                Thread.sleep(1);
            }
            assertThat(bytes).hasToString(expected);
        }
    }

    @Test
    void threadThatWaitsGoesOnBeforeAllIsWritten() throws Exception {
        Semaphore reader = new Semaphore(0);
        Output output = to((text, from, length) -> reader.acquireUninterruptibly(length));
        String part = LARGE.substring(0, LARGE.length() / 32);
        Thread printer = startUntilItWaits(() -> IntStream.range(0, 34).forEach(i -> output.print(part)));

        reader.release(LARGE.length() / 2);
        printer.join();

        reader.release(LARGE.length());
        output.flush();
    }

    @RepeatedTest(2)
    void textsOfManyThreadsStayTogetherAndThoseOfOneThreadInOrder() {
        Output output = to(bytes::write);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                String thread = " of thread " + i + "\n";
                threads.execute(() ->
                        IntStream.range(0, 10).forEach(j -> output.print(j + thread + "second line of " + j + thread)));
            }
        }

        List<String> lines = flushed(output).toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(20_000);
        assertThat(IntStream.range(0, 10_000))
                .allMatch(i -> lines.get(2 * i + 1).equals("second line of " + lines.get(2 * i)));
        for (int i = 0; i < 1_000; i++) {
            String thread = " of thread " + i;
            assertThat(lines.stream().filter(line -> line.matches("\\d" + thread)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 10).mapToObj(j -> j + thread).toList());
        }
    }

    @RepeatedTest(50)
    void printDoesNotWaitForSlowReader() throws Exception {
        Output output = blockedAfter("one\n");

        output.print("two\n");
        assertThat(bytes.size()).isZero();

        assertThat(flushed(output)).hasToString("one\ntwo\n");
    }

    /** Otherwise a reader that does not read would let a program that prints without end fill the heap. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void printWaitsWhileTooMuchIsQueuedAndIsInterruptible(boolean interrupt) throws Exception {
        Output output = blockedAfter(LARGE);
        AtomicReference<Boolean> isInterrupted = new AtomicReference<>();

        Thread printer = startUntilItWaits(() -> {
            output.print(LARGE);
            isInterrupted.set(Thread.currentThread().isInterrupted());
        });
        if (interrupt) {
            printer.interrupt();
        } else {
            reads.countDown();
        }
        printer.join();
        assertThat(isInterrupted).hasValue(interrupt);

        assertThat(flushed(output).size()).isEqualTo(2 * LARGE.length());
    }

    @Test
    void interruptedThreadsDoNotWait() throws Exception {
        Output output = blockedAfter(LARGE);
        List<Thread> printers = IntStream.range(0, 10_000)
                .mapToObj(i -> Thread.ofVirtual().start(() -> output.print("y")))
                .toList();

        printers.forEach(Thread::interrupt);
        for (Thread printer : printers) {
            printer.join();
        }

        assertThat(flushed(output).size()).isEqualTo(LARGE.length() + 10_000);
    }

    /** When the program ends, the threads of commands, for example, are not interrupted at once. */
    @Test
    void stopWaitingReleasesThreadsThatWaitAndLaterOnes() throws Exception {
        Output output = blockedAfter(LARGE);
        Thread first = startUntilItWaits(() -> output.print("y"));
        Thread second = startUntilItWaits(() -> output.print("y"));

        output.stopWaiting();
        first.join();
        second.join();
        output.print("y");

        assertThat(flushed(output).size()).isEqualTo(LARGE.length() + 3);
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
    }

    /** A reader that goes away must not leave threads behind that wait for it. */
    @Test
    void failureReleasesWaitingThreads() throws Exception {
        Output output = to((text, from, length) -> {
            awaitReader();
            throw new IOException("Broken pipe");
        });
        output.print(LARGE);
        writing.await();
        Thread printer = startUntilItWaits(() -> output.print(LARGE));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread flusher = startUntilItWaits(() -> thrown.set(catchThrowable(output::flush)));

        reads.countDown();
        printer.join();
        flusher.join();

        assertThat(thrown.get()).isInstanceOf(UncheckedIOException.class);
    }

    @RepeatedTest(5)
    void closeWritesWhatWasPrintedBeforeAndNothingLater() throws Exception {
        Output output = to(bytes::write);
        output.print("before\n");

        output.close();
        assertThat(bytes).hasToString("before\n");

        output.print("later\n");
        Thread.sleep(10);
        assertThat(bytes).hasToString("before\n");
    }

    @Test
    void tryFlushAndCloseGiveUpIfReaderDoesNotRead() throws Exception {
        Output output = blockedAfter("one\n");

        output.tryFlush();
        output.close();

        assertThat(bytes.size()).isZero();
        reads.countDown();
    }

    /** It reads 20 KB/s, so that everything takes more than a second. */
    @ParameterizedTest
    @ValueSource(ints = {1, 32})
    void closeWaitsForSlowReader(int texts) {
        Output output = to((text, from, length) -> {
            LockSupport.parkNanos(50_000L * length);
            bytes.write(text, from, length);
        });
        String large = "x".repeat((1 << 15) / texts);
        IntStream.range(0, texts).forEach(i -> output.print(large));

        output.close();

        assertThat(bytes.size()).isEqualTo(1 << 15);
    }

    /** Other processes may write to the same terminal. */
    @Test
    void textThatFitsIntoOneWriteIsNotDivided() {
        List<String> writes = new ArrayList<>();
        Output output = to((text, from, length) -> writes.add(new String(text, from, length, UTF_8)));

        IntStream.range(0, 1_000).forEach(i -> output.print("a line\n"));
        output.flush();

        assertThat(writes).allMatch(text -> text.startsWith("a") && text.endsWith("\n"));
    }

    @Test
    void charactersThatTheCharacterSetLacksAreReplaced() {
        Output output = new Output("here", bytes, US_ASCII);

        output.print("naïve");

        assertThat(flushed(output)).hasToString("na?ve");
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
}
