package demo.concurrency.run;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.TestPasses.pass;
import static demo.concurrency.run.TestWork.task;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.AutomaticTime;
import demo.concurrency.task.RepeatedTasks;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many tasks a concurrent pass runs at once. */
class PassJobsTest {

    private final Events events = new Events();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void jobsLimitHowManyTasksRunAtOnceAndStartInListOrder(int jobs) {
        MaxConcurrency counter = new MaxConcurrency();
        Task task = task("count", time -> Thread.yield());

        PassResult result = pass(
                        CONCURRENT,
                        RepeatedTasks.of(List.of(task), 1_000),
                        atOnce(jobs),
                        new AutomaticTime(),
                        counter,
                        events)
                .run();

        assertThat(result.finished()).isEqualTo(1_000);
        assertThat(counter.most()).isBetween(1, jobs);
        assertThat(events.list().stream().filter(event -> event.matches("count#.* started")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 1_000)
                        .mapToObj(i -> "count#" + i + " started")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 1_000})
    void jobsStartInListOrderAlsoIfThereIsOneForEachTask(int jobs) {
        List<Task> tasks = List.of(Task.parse("a"), Task.parse("b"), Task.parse("c"), Task.parse("d"));
        for (int i = 0; i < 200; i++) {
            Events ordered = new Events();

            pass(CONCURRENT, tasks, atOnce(jobs), Time.SYSTEM, ordered).run();

            assertThat(ordered.list().stream().filter(event -> event.endsWith(" started")))
                    .containsExactly("a started", "b started", "c started", "d started");
        }
    }

    @Test
    void cpuTasksRunOnEveryCore() {
        int cores = Runtime.getRuntime().availableProcessors();
        MaxConcurrency counter = new MaxConcurrency();
        List<Task> tasks = RepeatedTasks.of(List.of(Task.parse("busy=cpu:5ms")), 10 * cores);

        pass(CONCURRENT, tasks, PassOptions.DEFAULT, Time.SYSTEM, counter).run();
        assertThat(counter.most()).isBetween(1, cores);

        // One task a core, each spinning until all have started: this ends only if each of them has a core.
        AtomicInteger met = new AtomicInteger();
        Task meet = task("meet", time -> {
            met.incrementAndGet();
            while (met.get() < cores) {
                Thread.onSpinWait();
            }
        });
        PassResult result = pass(
                        CONCURRENT, Collections.nCopies(cores, meet), PassOptions.DEFAULT, Time.SYSTEM, counter)
                .run();
        assertThat(result.finished()).isEqualTo(cores);
    }

    @RepeatedTest(20)
    void jobsRunAtOnce() {
        int jobs = 100;
        CyclicBarrier barrier = new CyclicBarrier(jobs);
        List<Task> tasks = Collections.nCopies(10 * jobs, task("meet", time -> barrier.await()));

        PassResult result = pass(CONCURRENT, tasks, atOnce(jobs), new AutomaticTime(), events)
                .run();

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
        PassListener counter = new PassListener() {
            @Override
            public void taskEnded(TaskResult end) {
                ended.incrementAndGet();
            }
        };

        pass(CONCURRENT, tasks, atOnce(8), new AutomaticTime(), counter).run();

        assertThat(ended).hasValue(10_000);
        assertThat(mostAhead.get()).isBetween(1, 8);
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

    static PassOptions atOnce(int jobs) {
        return new PassOptions(ReturnWhen.ALL_COMPLETED, Optional.empty(), OptionalInt.of(jobs));
    }
}
