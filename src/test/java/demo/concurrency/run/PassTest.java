package demo.concurrency.run;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static demo.concurrency.run.TestPasses.pass;
import static demo.concurrency.run.TestWork.task;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import demo.concurrency.AutomaticTime;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PassTest {

    private final Events events = new Events();

    @Test
    void sequentialPassRunsOneAfterAnotherInListOrder() {
        List<Task> tasks = List.of(Task.parse("one=1"), Task.parse("two"), Task.parse("three=3h"));

        PassResult result = pass(SEQUENTIAL, tasks, PassOptions.DEFAULT, new AutomaticTime(), events)
                .run();

        long nanos = Duration.ofHours(3).plusSeconds(1).toNanos();
        assertThat(result).isEqualTo(new PassResult(SEQUENTIAL, EndReason.ALL_COMPLETED, nanos, 3, 0, 0, 0));
        assertThat(events.list())
                .containsExactly(
                        "sequential started with 3",
                        "one started",
                        "one finished",
                        "two started",
                        "two finished",
                        "three started",
                        "three finished",
                        "ended, " + result);
    }

    /** Each task waits at a barrier for all others, so the pass ends only if all run at once. */
    @Test
    void concurrentPassRunsAllAtOnce() {
        int count = 1_000;
        CyclicBarrier barrier = new CyclicBarrier(count);
        Task task = task("meet", time -> barrier.await());

        PassResult result = pass(
                        CONCURRENT, Collections.nCopies(count, task), PassOptions.DEFAULT, new AutomaticTime(), events)
                .run();

        assertThat(result.finished()).isEqualTo(count);
        assertThat(events.list().subList(1, count + 1)).containsOnly("meet started");
        assertThat(events.list().subList(count + 1, 2 * count + 1)).containsOnly("meet finished");
    }

    @Test
    void sequentialPassNeverRunsTwoTasksAtOnce() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Task task = task("count", time -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
        });

        pass(SEQUENTIAL, Collections.nCopies(1_000, task), PassOptions.DEFAULT, new AutomaticTime(), events)
                .run();

        assertThat(most).hasValue(1);
    }

    @ParameterizedTest
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    void tasksRunOnVirtualThreads(PassKind kind) {
        assertThat(threadsOfTenTasks(kind, ThreadKind.VIRTUAL)).hasSize(10).allMatch(Thread::isVirtual);
    }

    @ParameterizedTest
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    void tasksRunOnPlatformThreads(PassKind kind) {
        assertThat(threadsOfTenTasks(kind, ThreadKind.PLATFORM)).hasSize(10).noneMatch(Thread::isVirtual);
    }

    @ParameterizedTest
    @EnumSource
    void eachTaskOfConcurrentPassHasThreadOfItsOwn(ThreadKind kind) {
        assertThat(threadsOfTenTasks(CONCURRENT, kind)).doesNotHaveDuplicates();
        assertThat(threadsOfTenTasks(SEQUENTIAL, kind).stream().distinct()).hasSize(1);
    }

    private Queue<Thread> threadsOfTenTasks(PassKind kind, ThreadKind threadKind) {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        Task task = task("who", time -> threads.add(Thread.currentThread()));
        new Pass(
                        kind,
                        Collections.nCopies(10, task),
                        PassOptions.DEFAULT,
                        threadKind.factory(),
                        new AutomaticTime(),
                        events)
                .run();
        return threads;
    }

    @ParameterizedTest
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    void failedTaskDoesNotAffectOthers(PassKind kind) {
        Task bad = task("bad", time -> {
            throw new IOException("no luck");
        });
        Task worse = task("worse", time -> {
            throw new IllegalStateException();
        });

        PassResult result = pass(
                        kind,
                        List.of(bad, worse, Task.parse("good=1")),
                        PassOptions.DEFAULT,
                        new AutomaticTime(),
                        events)
                .run();

        assertThat(result.failed()).isEqualTo(2);
        assertThat(events.list())
                .contains("bad failed: no luck", "worse failed: java.lang.IllegalStateException", "good finished");
    }

    @ParameterizedTest
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    void clockSpansTasksOnly(PassKind kind) {
        AutomaticTime time = new AutomaticTime();
        PassListener slow = new PassListener() {
            @Override
            public void passStarted(PassKind ignored, int tasks) {
                time.sleep(Duration.ofHours(1));
            }

            @Override
            public void passEnded(PassResult result) {
                time.sleep(Duration.ofHours(1));
            }
        };

        assertThat(pass(kind, List.of(Task.parse("one=1")), PassOptions.DEFAULT, time, slow)
                        .run()
                        .nanos())
                .isEqualTo(SECONDS.toNanos(1));
    }

    @ParameterizedTest
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    @DisabledOnOs(OS.WINDOWS)
    void listenerThatThrowsOnOutputCancelsPass(PassKind kind) {
        PassListener broken = new PassListener() {
            @Override
            public void taskOutput(Task task, byte[] line) {
                throw new IllegalStateException("closed");
            }
        };
        List<Task> tasks = List.of(Task.parse("talks=run:echo here; sleep 1000"));
        PassListener both = PassListener.all(List.of(broken, events));

        assertThatThrownBy(() -> pass(kind, tasks, PassOptions.DEFAULT, Time.SYSTEM, both)
                        .run())
                .hasMessage("closed");

        assertThat(events.list()).contains("talks cancelled").last().asString().startsWith("ended");
    }

    /** When standard output is closed, the pass must not wait for its longest task. */
    @ParameterizedTest
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    void listenerThatThrowsCancelsPass(PassKind kind) {
        CountDownLatch othersWait = new CountDownLatch(kind == CONCURRENT ? 100 : 0);
        AtomicInteger begun = new AtomicInteger();
        PassListener broken = new PassListener() {
            @Override
            public void taskEnded(TaskResult end) {
                events.taskEnded(end);
                if (end.state() == TaskState.FINISHED) {
                    throw new IllegalStateException("closed");
                }
            }
        };
        List<Task> tasks = IntStream.rangeClosed(0, 100)
                .mapToObj(index -> index == 0
                        ? task("first", time -> othersWait.await())
                        : task("other", time -> {
                            begun.incrementAndGet();
                            othersWait.countDown();
                            Thread.sleep(Duration.ofDays(1));
                        }))
                .toList();

        assertThatThrownBy(() -> pass(kind, tasks, PassOptions.DEFAULT, Time.SYSTEM, broken)
                        .run())
                .hasMessage("closed");

        assertThat(events.list()).startsWith("first finished");
        assertThat(events.list().subList(1, events.list().size()))
                .hasSize(begun.get())
                .allMatch("other cancelled"::equals);
        assertThat(begun).hasValue(kind == CONCURRENT ? 100 : 0);
    }
}
