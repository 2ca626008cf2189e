package demo.concurrency.run;

import static demo.concurrency.run.EndReason.ALL_COMPLETED;
import static demo.concurrency.run.EndReason.CONDITION_MET;
import static demo.concurrency.run.EndReason.TIMED_OUT;
import static demo.concurrency.run.Mode.CONCURRENT;
import static demo.concurrency.run.Mode.SEQUENTIAL;
import static demo.concurrency.run.ReturnWhen.FIRST_COMPLETED;
import static demo.concurrency.run.ReturnWhen.FIRST_EXCEPTION;
import static demo.concurrency.run.TestWork.task;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import demo.concurrency.AutomaticTime;
import demo.concurrency.ManualTime;
import demo.concurrency.task.RepeatedTasks;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends a pass early, and how many tasks it runs at once. */
class PassLimitsTest {

    private final ManualTime time = new ManualTime();
    private final Events events = new Events();

    private final Task bad = task("bad", time -> {
        time.sleep(ofSeconds(1));
        throw new IOException("no luck");
    });

    @Test
    void firstCompletedInConcurrentPass() throws Exception {
        var pass = start(CONCURRENT, until(FIRST_COMPLETED), Task.parse("slow=60"), Task.parse("quick=0.2"));
        time.advance(2, ofMillis(200));

        assertThat(pass.join()).isEqualTo(new PassResult(CONCURRENT, CONDITION_MET, 200_000_000, 1, 0, 1, 0));
        assertThat(events.list()).contains("quick finished", "slow cancelled");
    }

    @Test
    void firstCompletedInSequentialPass() throws Exception {
        var pass = start(SEQUENTIAL, until(FIRST_COMPLETED), Task.parse("slow=60"), Task.parse("quick=0.2"));
        time.advance(1, ofSeconds(60));

        assertThat(pass.join())
                .isEqualTo(
                        new PassResult(SEQUENTIAL, CONDITION_MET, ofSeconds(60).toNanos(), 1, 0, 0, 1));
        assertThat(events.list()).contains("slow finished").noneMatch(event -> event.startsWith("quick"));
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST_COMPLETED", "FIRST_EXCEPTION"})
    void failureMeetsBothConditions(ReturnWhen returnWhen) throws Exception {
        var pass = start(CONCURRENT, until(returnWhen), bad, Task.parse("slow=60"));
        time.advance(2, ofSeconds(1));

        assertThat(pass.join())
                .isEqualTo(
                        new PassResult(CONCURRENT, CONDITION_MET, ofSeconds(1).toNanos(), 0, 1, 1, 0));
        assertThat(events.list()).contains("bad failed: no luck", "slow cancelled");
    }

    @Test
    void firstExceptionInSequentialPass() throws Exception {
        var pass = start(SEQUENTIAL, until(FIRST_EXCEPTION), Task.parse("good=1"), bad, Task.parse("never"));
        time.advance(1, ofSeconds(1));
        time.advance(1, ofSeconds(1));

        assertThat(pass.join())
                .isEqualTo(
                        new PassResult(SEQUENTIAL, CONDITION_MET, ofSeconds(2).toNanos(), 1, 1, 0, 1));
        assertThat(events.list()).noneMatch(event -> event.startsWith("never"));
    }

    @ParameterizedTest
    @EnumSource
    void firstExceptionWithoutOneIsAllCompleted(Mode mode) {
        List<Task> tasks = List.of(Task.parse("one=1"), Task.parse("two"));

        PassResult result = new Pass(mode, tasks, until(FIRST_EXCEPTION), new AutomaticTime(), events).run();

        assertThat(result)
                .isEqualTo(new PassResult(mode, ALL_COMPLETED, ofSeconds(1).toNanos(), 2, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void conditionMetByLastTaskIsAllCompleted(Mode mode) {
        PassResult result =
                new Pass(mode, List.of(Task.parse("one=1")), until(FIRST_COMPLETED), new AutomaticTime(), events).run();

        assertThat(result.end()).isEqualTo(ALL_COMPLETED);
    }

    @Test
    void timeoutInConcurrentPass() throws Exception {
        var pass = start(CONCURRENT, within(ofSeconds(2)), Task.parse("one=1"), Task.parse("three=3"));
        time.advance(3, ofSeconds(1));
        time.advance(2, ofSeconds(1));

        assertThat(pass.join())
                .isEqualTo(new PassResult(CONCURRENT, TIMED_OUT, ofSeconds(2).toNanos(), 1, 0, 1, 0));
        assertThat(events.list()).contains("one finished", "three cancelled");
    }

    @Test
    void timeoutInSequentialPass() throws Exception {
        var pass = start(
                SEQUENTIAL, within(ofSeconds(2)), Task.parse("one=1"), Task.parse("three=3"), Task.parse("never"));
        time.advance(2, ofSeconds(1));
        time.advance(2, ofSeconds(1));

        assertThat(pass.join())
                .isEqualTo(new PassResult(SEQUENTIAL, TIMED_OUT, ofSeconds(2).toNanos(), 1, 0, 1, 1));
        assertThat(events.list())
                .containsSequence("one finished", "three started", "three cancelled")
                .noneMatch(event -> event.startsWith("never"));
    }

    @ParameterizedTest
    @EnumSource
    void timeoutThatIsNotReachedHasNoEffect(Mode mode) throws Exception {
        var pass = start(mode, within(ofSeconds(2)), Task.parse("one=1"));
        time.advance(2, ofSeconds(1));

        assertThat(pass.join())
                .isEqualTo(new PassResult(mode, ALL_COMPLETED, ofSeconds(1).toNanos(), 1, 0, 0, 0));

        // No thread waits for the timeout any more.
        time.advance(0, Duration.ZERO);
    }

    /** The tasks would occupy all carrier threads for an hour. */
    @Test
    void timeoutCancelsBusyTasks() {
        List<Task> tasks = RepeatedTasks.of(List.of(Task.parse("busy=cpu:1h")), 100);

        PassResult result = new Pass(CONCURRENT, tasks, within(ofMillis(50)), Time.SYSTEM, events).run();

        assertThat(result.end()).isEqualTo(TIMED_OUT);
        assertThat(result.cancelled() + result.notStarted()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource
    void taskThatEndsAtTheTimeoutEndsOnce(Mode mode) {
        List<Task> tasks = List.of(
                Task.parse("a=50us"),
                Task.parse("b=100us"),
                Task.parse("c"),
                Task.parse("d=cpu:150us"),
                Task.parse("e"));
        for (int i = 0; i < 1_000; i++) {
            Events events = new Events();

            PassResult result = new Pass(mode, tasks, within(Duration.ofNanos(i * 500L)), Time.SYSTEM, events).run();

            long started = 0;
            for (Task task : tasks) {
                List<String> lines = events.list().stream()
                        .filter(event -> event.startsWith(task.name() + " "))
                        .toList();
                if (!lines.isEmpty()) {
                    started++;
                    assertThat(lines).hasSize(2).first().isEqualTo(task.name() + " started");
                    assertThat(lines.get(1)).isIn(task.name() + " finished", task.name() + " cancelled");
                }
            }
            assertThat(result.finished() + result.cancelled()).isEqualTo(started);
            assertThat(result.notStarted()).isEqualTo(tasks.size() - started);
            assertThat(result.end()).isEqualTo(result.finished() == tasks.size() ? ALL_COMPLETED : TIMED_OUT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void jobsLimitHowManyTasksRunAtOnceAndStartInListOrder(int jobs) {
        MaxConcurrency counter = new MaxConcurrency();
        Task task = task("count", time -> Thread.yield());

        PassResult result = new Pass(
                        CONCURRENT,
                        RepeatedTasks.of(List.of(task), 1_000),
                        atOnce(jobs),
                        new AutomaticTime(),
                        PassListener.all(List.of(counter, events)))
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

            new Pass(CONCURRENT, tasks, atOnce(jobs), Time.SYSTEM, ordered).run();

            assertThat(ordered.list().stream().filter(event -> event.endsWith(" started")))
                    .containsExactly("a started", "b started", "c started", "d started");
        }
    }

    @Test
    void cpuTasksRunOnEveryCore() {
        int cores = Runtime.getRuntime().availableProcessors();
        MaxConcurrency counter = new MaxConcurrency();
        List<Task> tasks = RepeatedTasks.of(List.of(Task.parse("busy=cpu:5ms")), 10 * cores);

        new Pass(CONCURRENT, tasks, Limits.NONE, Time.SYSTEM, counter).run();
        assertThat(counter.most()).isBetween(1, cores);

        // One task a core, each spinning until all have started: this ends only if each of them has a core.
        AtomicInteger met = new AtomicInteger();
        Task meet = task("meet", time -> {
            met.incrementAndGet();
            while (met.get() < cores) {
                Thread.onSpinWait();
            }
        });
        PassResult result = new Pass(CONCURRENT, Collections.nCopies(cores, meet), Limits.NONE, time, counter).run();
        assertThat(result.finished()).isEqualTo(cores);
    }

    @Test
    void jobsRunAtOnce() {
        int jobs = 100;
        CyclicBarrier barrier = new CyclicBarrier(jobs);
        List<Task> tasks = Collections.nCopies(10 * jobs, task("meet", time -> barrier.await()));

        PassResult result = new Pass(CONCURRENT, tasks, atOnce(jobs), new AutomaticTime(), events).run();

        assertThat(result.finished()).isEqualTo(10 * jobs);
    }

    /** Memory must not grow with tasks that have not started. */
    @Test
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

        new Pass(CONCURRENT, tasks, atOnce(8), new AutomaticTime(), counter).run();

        assertThat(ended).hasValue(10_000);
        assertThat(mostAhead.get()).isBetween(1, 8);
    }

    @ParameterizedTest
    @EnumSource
    void cancelEndsPassAndStartsNoOther(Mode mode) throws Exception {
        PassRunner runner = new PassRunner();
        List<Task> tasks = List.of(Task.parse("slow=60"), Task.parse("other=60"));
        var pass = CompletableFuture.supplyAsync(() -> runner.run(new Pass(mode, tasks, Limits.NONE, time, events)));
        time.advance(mode == CONCURRENT ? 2 : 1, Duration.ZERO);

        runner.cancel(ofSeconds(60));

        assertThat(events.list()).contains("slow cancelled");
        assertThatThrownBy(pass::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CancellationException.class);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> runner.run(new Pass(mode, tasks, Limits.NONE, time, new PassListener() {})));
        assertThat(events.list()).last().asString().startsWith("ended").contains("end=CANCELLED");
    }

    /** Standard output may be closed between two passes. */
    @Test
    void cancelDoesNotWaitForPassThatCouldNotStart() throws Exception {
        Pass pass = new Pass(CONCURRENT, List.of(Task.parse("one")), Limits.NONE, time, new PassListener() {
            @Override
            public void passStarted(Mode mode, int tasks) {
                throw new IllegalStateException("closed");
            }
        });

        assertThatThrownBy(pass::run).hasMessage("closed");

        pass.cancel(ofSeconds(1_000));
    }

    @Test
    void cancelReturnsAfterTimeout() throws Exception {
        Pass pass = new Pass(
                CONCURRENT,
                List.of(task("uninterruptible", time -> {
                    while (!events.list().contains("enough")) {
                        Thread.onSpinWait();
                    }
                })),
                Limits.NONE,
                time,
                events);
        var running = CompletableFuture.supplyAsync(pass::run);
        while (!events.list().contains("uninterruptible started")) {
            Thread.onSpinWait();
        }

        pass.cancel(ofMillis(1));

        assertThat(running).isNotDone();
        events.add("enough");
        assertThatThrownBy(running::join).hasCauseInstanceOf(CancellationException.class);
    }

    /** Counts the tasks between their first and their last event. */
    private static final class MaxConcurrency implements PassListener {

        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        int most() {
            return most.get();
        }

        @Override
        public void taskStarted(Task task) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
        }

        @Override
        public void taskEnded(TaskResult end) {
            running.decrementAndGet();
        }
    }

    private CompletableFuture<PassResult> start(Mode mode, Limits limits, Task... tasks) {
        return CompletableFuture.supplyAsync(() -> new Pass(mode, List.of(tasks), limits, time, events).run());
    }

    private static Limits until(ReturnWhen returnWhen) {
        return new Limits(returnWhen, Optional.empty(), Integer.MAX_VALUE);
    }

    private static Limits atOnce(int jobs) {
        return new Limits(ReturnWhen.ALL_COMPLETED, Optional.empty(), jobs);
    }

    private static Limits within(Duration timeout) {
        return new Limits(ReturnWhen.ALL_COMPLETED, Optional.of(timeout), Integer.MAX_VALUE);
    }
}
