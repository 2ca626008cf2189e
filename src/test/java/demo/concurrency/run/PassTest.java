package demo.concurrency.run;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static demo.concurrency.run.TestPasses.pass;
import static demo.concurrency.run.TestWork.task;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.AutomaticTime;
import demo.concurrency.task.RepeatedTasks;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ValueSource(booleans = {true, false})
    void eachTaskOfConcurrentPassHasThreadOfItsOwnThatCarriesItsName(boolean isVirtual) {
        List<Thread> threads = threadsOfTenTasks(true, isVirtual, PassOptions.DEFAULT);

        assertThat(threads).doesNotHaveDuplicates().allMatch(thread -> thread.isVirtual() == isVirtual);
        assertThat(threads.stream().map(Thread::getName))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 10).mapToObj(i -> "who#" + i).toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sequentialPassRunsInOneThread(boolean isVirtual) {
        List<Thread> threads = threadsOfTenTasks(false, isVirtual, PassOptions.DEFAULT);

        assertThat(threads.stream().distinct()).singleElement().matches(thread -> thread.isVirtual() == isVirtual);
        assertThat(threads.getFirst().getName()).isEqualTo("who#10");
    }

    @Test
    void onlyPlatformThreadsArePooled() {
        assertThat(threadsOfTenTasks(true, true, PassJobsTest.atOnce(3))).doesNotHaveDuplicates();
        assertThat(threadsOfTenTasks(true, false, PassJobsTest.atOnce(3)).stream()
                        .distinct())
                .hasSize(3);
    }

    private List<Thread> threadsOfTenTasks(boolean isConcurrent, boolean isVirtual, PassOptions options) {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        List<Task> tasks = RepeatedTasks.of(List.of(task("who", time -> threads.add(Thread.currentThread()))), 10);
        pass(new PassKind("test", isConcurrent, isVirtual), tasks, options, new AutomaticTime(), events)
                .run();
        return List.copyOf(threads);
    }

    @RepeatedTest(20)
    void tasksOfConcurrentPassBeginInListOrder() {
        int count = 10_000;

        pass(CONCURRENT, RepeatedTasks.of(List.of(Task.parse("a")), count), PassOptions.DEFAULT, Time.SYSTEM, events)
                .run();

        assertThat(events.list().stream().filter(event -> event.endsWith(" started")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, count)
                        .mapToObj(i -> "a#" + i + " started")
                        .toList());
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
}
