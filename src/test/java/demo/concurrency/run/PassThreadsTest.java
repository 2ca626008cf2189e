package demo.concurrency.run;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.TestPasses.pass;
import static demo.concurrency.run.TestWork.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens, every thread that a pass has started has ended when the pass returns. */
class PassThreadsTest {

    private final Events events = new Events();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    private final Task waits = task("waits", time -> {
        threads.add(Thread.currentThread());
        Thread.sleep(Duration.ofDays(1));
    });

    @AfterEach
    void allThreadsHaveEnded() {
        assertThat(threads).isNotEmpty().noneMatch(Thread::isAlive);
        assertThat(events.list().stream().filter(event -> event.endsWith(" started")))
                .hasSameSizeAs(events.list().stream()
                        .filter(event -> event.endsWith(" cancelled"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    void errorInTaskCancelsPass(PassKind kind) {
        Task broken = task("broken", time -> {
            threads.add(Thread.currentThread());
            throw new OutOfMemoryError("no more");
        });
        List<Task> tasks = List.of(broken, waits, waits);

        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> pass(kind, tasks, PassOptions.DEFAULT, Time.SYSTEM, new PassListener() {})
                        .run())
                .withMessage("no more");
    }

    /** The first thread of a pass starts the others. */
    @RepeatedTest(50)
    void systemThatRefusesAnotherPlatformThreadCancelsPass() {
        ThreadFactory starterAndTwo = body -> {
            Thread thread = threads.size() < 3
                    ? new Thread(body)
                    : new Thread(body) {
                        @Override
                        public void start() {
                            throw new OutOfMemoryError("unable to create native thread");
                        }
                    };
            threads.add(thread);
            return thread;
        };
        Task longest = task("longest", time -> Thread.sleep(Duration.ofDays(1)));

        assertThatExceptionOfType(ThreadLimitException.class)
                .isThrownBy(() -> new Pass(
                                CONCURRENT,
                                Collections.nCopies(10, longest),
                                PassOptions.DEFAULT,
                                starterAndTwo,
                                Time.SYSTEM,
                                events)
                        .run())
                .withMessageStartingWith("started 2 threads, and the system allows no more");
    }

    /** The JDK throws this exception when it has no memory to queue another virtual thread. */
    @Test
    void rejectedThreadCancelsPass() {
        Thread rejected = new Thread(() -> {}) {
            @Override
            public void start() {
                throw new RejectedExecutionException("Queue capacity exceeded");
            }
        };
        threads.add(rejected);

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> new Pass(
                                CONCURRENT, List.of(waits), PassOptions.DEFAULT, body -> rejected, Time.SYSTEM, events)
                        .run())
                .withMessage("Queue capacity exceeded");
    }

    @RepeatedTest(100)
    void interruptOfCallingThreadCancelsPass() throws Exception {
        Pass pass = pass(CONCURRENT, Collections.nCopies(100, waits), PassOptions.DEFAULT, Time.SYSTEM, events);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread runner = Thread.ofPlatform().start(() -> {
            assertThatExceptionOfType(CancellationException.class).isThrownBy(pass::run);
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        while (threads.isEmpty()) {
            Thread.onSpinWait();
        }

        runner.interrupt();

        assertThat(interrupted.get()).isTrue();
    }

    /** The cancellation comes while threads are still being started. */
    @RepeatedTest(100)
    void cancelWhileThreadsAreStarted() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Task first = task("first", time -> {
            threads.add(Thread.currentThread());
            started.countDown();
            Thread.sleep(Duration.ofDays(1));
        });
        Pass pass = pass(CONCURRENT, Collections.nCopies(1_000, first), PassOptions.DEFAULT, Time.SYSTEM, events);
        CompletableFuture<PassResult> run = CompletableFuture.supplyAsync(pass::run);
        started.await();

        pass.cancel(Duration.ofSeconds(60));

        assertThatThrownBy(run::join).hasCauseInstanceOf(CancellationException.class);
    }
}
