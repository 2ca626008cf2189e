package demo.concurrency.run;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static demo.concurrency.run.PassOptions.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.AutomaticTime;
import demo.concurrency.task.Task;
import demo.concurrency.task.TaskList;
import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
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

/** In which order and on which threads a pass runs its tasks, and how many at once. */
class PassTest extends PassSupport {

    private final MaxConcurrency counter = new MaxConcurrency();

    @Test
    void sequentialPassRunsOneAfterAnotherInListOrder() {
        PassResult result = run(SEQUENTIAL, DEFAULT, new AutomaticTime(), tasks("one=1", "two", "three=3h"));

        assertThat(result)
                .isEqualTo(result(SEQUENTIAL, EndReason.ALL_COMPLETED, Duration.ofSeconds(10_801), 3, 0, 0, 0));
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
        List<Task> tasks = Collections.nCopies(count, task("meet", time -> barrier.await()));

        assertThat(run(CONCURRENT, DEFAULT, new AutomaticTime(), tasks).finished())
                .isEqualTo(count);

        assertThat(events.list().subList(1, count + 1)).containsOnly("meet started");
        assertThat(events.list().subList(count + 1, 2 * count + 1)).containsOnly("meet finished");
    }

    @Test
    void sequentialPassNeverRunsTwoTasksAtOnce() {
        List<Task> tasks = Collections.nCopies(1_000, task("count", time -> Thread.yield()));

        run(SEQUENTIAL, DEFAULT, new AutomaticTime(), tasks, counter);

        assertThat(counter.most()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachTaskOfConcurrentPassHasThreadOfItsOwnThatCarriesItsName(boolean isVirtual) {
        List<Thread> threads = threadsOfTenTasks(true, isVirtual, DEFAULT);

        assertThat(threads).doesNotHaveDuplicates().allMatch(thread -> thread.isVirtual() == isVirtual);
        assertThat(threads.stream().map(Thread::getName))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 10).mapToObj(i -> "who#" + i).toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sequentialPassRunsInOneThread(boolean isVirtual) {
        List<Thread> threads = threadsOfTenTasks(false, isVirtual, DEFAULT);

        assertThat(threads.stream().distinct()).singleElement().matches(thread -> thread.isVirtual() == isVirtual);
        assertThat(threads.getFirst().getName()).isEqualTo("who#10");
    }

    @Test
    void onlyPlatformThreadsArePooled() {
        assertThat(threadsOfTenTasks(true, true, atOnce(3))).doesNotHaveDuplicates();
        assertThat(threadsOfTenTasks(true, false, atOnce(3)).stream().distinct())
                .hasSize(3);
    }

    private List<Thread> threadsOfTenTasks(boolean isConcurrent, boolean isVirtual, PassOptions options) {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        List<Task> tasks = TaskList.repeat(List.of(task("who", time -> threads.add(Thread.currentThread()))), 10);
        run(new PassKind("test", isConcurrent, isVirtual), options, new AutomaticTime(), tasks);
        return List.copyOf(threads);
    }

    @RepeatedTest(20)
    void tasksOfConcurrentPassBeginInListOrder() {
        List<Task> tasks = TaskList.repeat(tasks("a"), 10_000);

        run(CONCURRENT, DEFAULT, Time.SYSTEM, tasks);

        assertStartedInOrder(tasks);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void failedTaskDoesNotAffectOthers(PassKind kind) {
        Task worse = task("worse", time -> {
            throw new IllegalStateException();
        });

        PassResult result = run(kind, DEFAULT, new AutomaticTime(), List.of(bad, worse, Task.parse("good=1")));

        assertThat(result.failed()).isEqualTo(2);
        assertThat(events.list())
                .contains("bad failed: no luck", "worse failed: java.lang.IllegalStateException", "good finished");
    }

    @ParameterizedTest
    @MethodSource("kinds")
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

        assertThat(run(kind, DEFAULT, time, tasks("one=1"), slow).nanos()).isEqualTo(1_000_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void jobsLimitHowManyTasksRunAtOnceAndStartInListOrder(int jobs) {
        List<Task> tasks = TaskList.repeat(List.of(task("count", time -> Thread.yield())), 1_000);

        PassResult result = run(CONCURRENT, atOnce(jobs), new AutomaticTime(), tasks, counter);

        assertThat(result.finished()).isEqualTo(1_000);
        assertThat(counter.most()).isBetween(1, jobs);
        assertStartedInOrder(tasks);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 1_000})
    void jobsStartInListOrderAlsoIfThereIsOneForEachTask(int jobs) {
        List<Task> tasks = tasks("a", "b", "c", "d");
        for (int i = 0; i < 200; i++) {
            events = new Events();

            run(CONCURRENT, atOnce(jobs), Time.SYSTEM, tasks);

            assertStartedInOrder(tasks);
        }
    }

    @Test
    void cpuTasksRunOnEveryCore() {
        int cores = Runtime.getRuntime().availableProcessors();

        run(CONCURRENT, DEFAULT, Time.SYSTEM, TaskList.repeat(tasks("busy=cpu:5ms"), 10 * cores), counter);
        assertThat(counter.most()).isBetween(1, cores);

        // One task a core, each spinning until all have started: this ends only if each of them has a core.
        AtomicInteger met = new AtomicInteger();
        Task meet = task("meet", time -> {
            met.incrementAndGet();
            while (met.get() < cores) {
                Thread.onSpinWait();
            }
        });
        PassResult result = run(CONCURRENT, DEFAULT, Time.SYSTEM, Collections.nCopies(cores, meet));
        assertThat(result.finished()).isEqualTo(cores);
    }

    @RepeatedTest(20)
    void jobsRunAtOnce() {
        int jobs = 100;
        CyclicBarrier barrier = new CyclicBarrier(jobs);
        List<Task> tasks = Collections.nCopies(10 * jobs, task("meet", time -> barrier.await()));

        PassResult result = run(CONCURRENT, atOnce(jobs), new AutomaticTime(), tasks);

        assertThat(result.finished()).isEqualTo(10 * jobs);
    }

    /** Memory must not grow with tasks that have not started. */
    @RepeatedTest(10)
    void tasksAreCreatedOnlyWhenTheyStart() {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger mostAhead = new AtomicInteger();
        List<Task> tasks = new AbstractList<>() {
            @Override
            public Task get(int index) {
                mostAhead.accumulateAndGet(taken.incrementAndGet() - ended.get(), Math::max);
                return task("count", time -> {});
            }

            @Override
            public int size() {
                return 10_000;
            }
        };
        PassListener endCounter = new PassListener() {
            @Override
            public void taskEnded(TaskResult end) {
                ended.incrementAndGet();
            }
        };

        run(CONCURRENT, atOnce(8), new AutomaticTime(), tasks, endCounter);

        assertThat(ended).hasValue(10_000);
        assertThat(mostAhead.get()).isBetween(1, 8);
    }

    private void assertStartedInOrder(List<Task> tasks) {
        assertThat(events.list().stream().filter(event -> event.endsWith(" started")))
                .containsExactlyElementsOf(
                        tasks.stream().map(task -> task.name() + " started").toList());
    }

    private static PassOptions atOnce(int jobs) {
        return new PassOptions(ReturnWhen.ALL_COMPLETED, PassOptions.NO_TIMEOUT, OptionalInt.of(jobs));
    }

    /** Counts the tasks between their first and their last event. */
    private static final class MaxConcurrency implements PassListener {

        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        int most() {
            return most.get();
        }

        @Override
        public void taskStarted(TaskStart start) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
        }

        @Override
        public void taskEnded(TaskResult end) {
            running.decrementAndGet();
        }
    }
}
