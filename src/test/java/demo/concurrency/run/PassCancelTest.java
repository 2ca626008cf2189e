package demo.concurrency.run;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.TestPasses.pass;
import static demo.concurrency.run.TestWork.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import demo.concurrency.ManualTime;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An interrupt of the thread that runs a pass cancels it. */
class PassCancelTest {

    private final ManualTime time = new ManualTime();
    private final Events events = new Events();

    @ParameterizedTest
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    void cancelEndsPassAndStartsNoOther(PassKind kind) throws Exception {
        List<Task> tasks = List.of(Task.parse("slow=60"), Task.parse("other=60"));
        CancelledRun run = new CancelledRun(pass(kind, tasks, PassOptions.DEFAULT, time, events));
        time.advance(kind == CONCURRENT ? 2 : 1, Duration.ZERO);

        run.interruptAndAwaitEnd();

        assertThat(events.list()).contains("slow cancelled");
        assertThat(events.list()).last().asString().startsWith("ended").contains("endReason=CANCELLED");
        assertThat(events.list().contains("other started")).isEqualTo(kind == CONCURRENT);
    }

    /** The cancellation comes while threads are still being started. */
    @RepeatedTest(100)
    void cancelWhileThreadsAreStarted() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Task waits = task("waits", time -> {
            started.countDown();
            Thread.sleep(Duration.ofDays(1));
        });
        CancelledRun run = new CancelledRun(
                pass(CONCURRENT, Collections.nCopies(1_000, waits), PassOptions.DEFAULT, Time.SYSTEM, events));
        started.await();

        run.interruptAndAwaitEnd();

        assertThat(events.list().stream().filter("waits started"::equals))
                .hasSameSizeAs(
                        events.list().stream().filter("waits cancelled"::equals).toList());
    }

    /** The signal may come between two passes. */
    @ParameterizedTest
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    void interruptBeforeThePassCancelsIt(PassKind kind) {
        Pass pass = pass(kind, List.of(Task.parse("slow=1h")), PassOptions.DEFAULT, Time.SYSTEM, events);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class).isThrownBy(pass::run);

        assertThat(Thread.interrupted()).isTrue();
    }

    /** A run on a thread of its own that ends with a CancellationException and leaves its thread interrupted. */
    private static final class CancelledRun {

        private final CompletableFuture<Boolean> staysInterrupted = new CompletableFuture<>();
        private final Thread runner;

        CancelledRun(Pass pass) {
            runner = Thread.ofPlatform().start(() -> {
                try {
                    pass.run();
                    staysInterrupted.completeExceptionally(new AssertionError("not cancelled"));
                } catch (CancellationException e) {
                    staysInterrupted.complete(Thread.currentThread().isInterrupted());
                }
            });
        }

        void interruptAndAwaitEnd() throws Exception {
            runner.interrupt();
            assertThat(staysInterrupted.get()).isTrue();
        }
    }
}
