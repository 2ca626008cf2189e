package demo.concurrency.run;

import static demo.concurrency.run.EndReason.ALL_COMPLETED;
import static demo.concurrency.run.EndReason.CONDITION_MET;
import static demo.concurrency.run.EndReason.TIMED_OUT;
import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static demo.concurrency.run.PassOptions.DEFAULT;
import static demo.concurrency.run.PassOptions.NO_TIMEOUT;
import static demo.concurrency.run.ReturnWhen.FIRST_COMPLETED;
import static demo.concurrency.run.ReturnWhen.FIRST_EXCEPTION;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import demo.concurrency.AutomaticTime;
import demo.concurrency.ManualTime;
import demo.concurrency.task.Task;
import demo.concurrency.task.TaskList;
import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions, timeouts and interrupts that end a pass early. */
class PassEarlyEndTest extends PassSupport {

    private final ManualTime time = new ManualTime();
    private final AtomicBoolean staysInterrupted = new AtomicBoolean();
    private Thread runner;

    @Test
    void firstCompletedInConcurrentPass() throws Exception {
        var pass = start(CONCURRENT, until(FIRST_COMPLETED), tasks("slow=60", "quick=0.2"));
        time.advance(2, ofMillis(200));

        assertThat(pass.get()).isEqualTo(result(CONCURRENT, CONDITION_MET, ofMillis(200), 1, 0, 1, 0));
        assertThat(events.list()).contains("quick finished", "slow cancelled");
    }

    @Test
    void firstCompletedInSequentialPass() throws Exception {
        var pass = start(SEQUENTIAL, until(FIRST_COMPLETED), tasks("slow=60", "quick=0.2"));
        time.advance(1, ofSeconds(60));

        assertThat(pass.get()).isEqualTo(result(SEQUENTIAL, CONDITION_MET, ofSeconds(60), 1, 0, 0, 1));
        assertThat(events.list()).contains("slow finished").noneMatch(event -> event.startsWith("quick"));
    }

    /** As with asyncio.wait: the task that meets the condition begins first, and may end before the others have begun. */
    @RepeatedTest(100)
    void conditionEndsConcurrentPassAfterEveryTaskHasBegun() {
        List<Task> tasks = new ArrayList<>(Collections.nCopies(1_000, Task.parse("slow=1h")));
        tasks.set(0, Task.parse("quick"));

        PassResult result = run(CONCURRENT, until(FIRST_COMPLETED), Time.SYSTEM, tasks);

        assertThat(result.notStarted()).isZero();
        assertThat(result.cancelled()).isEqualTo(999);
        assertThat(result.endReason()).isEqualTo(CONDITION_MET);
    }

    @Test
    void conditionWithJobsStartsNoOtherTask() throws Exception {
        PassOptions options = new PassOptions(FIRST_COMPLETED, NO_TIMEOUT, OptionalInt.of(2));
        var pass = start(CONCURRENT, options, tasks("quick=1", "slow=60", "never"));
        time.advance(2, ofSeconds(1));

        assertThat(pass.get().notStarted()).isEqualTo(1);
        assertThat(events.list()).contains("slow cancelled").noneMatch(event -> event.startsWith("never"));
    }

    /** The other task never begins, since a listener keeps it from doing so. */
    @Test
    void conditionWithJobsWaitsForNoOtherTask() {
        PassListener blocker = new PassListener() {
            @Override
            public void taskStarted(TaskStart start) {
                try {
                    Thread.sleep(Duration.ofDays(start.index()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        PassOptions options = new PassOptions(FIRST_COMPLETED, NO_TIMEOUT, OptionalInt.of(2));

        PassResult result = run(CONCURRENT, options, Time.SYSTEM, tasks("quick", "slow=1h"), blocker);

        assertThat(result.endReason()).isEqualTo(CONDITION_MET);
    }

    /** While a task that cannot be interrupted keeps the pass from returning, its thread is interrupted as well. */
    @ParameterizedTest
    @MethodSource("kinds")
    void firstReasonCounts(PassKind kind) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Task stubborn = task("stubborn", time -> {
            begun.countDown();
            try {
                Thread.sleep(Duration.ofDays(1));
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            goOn.await();
            throw new InterruptedException();
        });
        var pass = start(kind, within(ofSeconds(1)), List.of(stubborn));
        begun.await();
        time.advance(1, ofSeconds(1));
        interrupted.await();

        runner.interrupt();
        while (runner.isInterrupted()) {
            Thread.onSpinWait();
        }
        goOn.countDown();

        // So that no other pass starts.
        awaitCancellation(pass);
        assertThat(events.list()).last().asString().contains("endReason=TIMED_OUT");
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST_COMPLETED", "FIRST_EXCEPTION"})
    void failureMeetsBothConditions(ReturnWhen returnWhen) throws Exception {
        var pass = start(CONCURRENT, until(returnWhen), List.of(bad, Task.parse("slow=60")));
        time.advance(2, ofSeconds(1));

        assertThat(pass.get()).isEqualTo(result(CONCURRENT, CONDITION_MET, ofSeconds(1), 0, 1, 1, 0));
        assertThat(events.list()).contains("bad failed: no luck", "slow cancelled");
    }

    @Test
    void firstExceptionInSequentialPass() throws Exception {
        var pass = start(SEQUENTIAL, until(FIRST_EXCEPTION), List.of(Task.parse("good=1"), bad, Task.parse("never")));
        time.advance(1, ofSeconds(1));
        time.advance(1, ofSeconds(1));

        assertThat(pass.get()).isEqualTo(result(SEQUENTIAL, CONDITION_MET, ofSeconds(2), 1, 1, 0, 1));
        assertThat(events.list()).noneMatch(event -> event.startsWith("never"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void conditionThatNoTaskMeetsOrOnlyTheLastIsAllCompleted(PassKind kind) {
        assertThat(run(kind, until(FIRST_EXCEPTION), new AutomaticTime(), tasks("one=1", "two")))
                .isEqualTo(result(kind, ALL_COMPLETED, ofSeconds(1), 2, 0, 0, 0));
        assertThat(run(kind, until(FIRST_COMPLETED), new AutomaticTime(), tasks("one=1")))
                .isEqualTo(result(kind, ALL_COMPLETED, ofSeconds(1), 1, 0, 0, 0));
    }

    @Test
    void timeoutInConcurrentPass() throws Exception {
        var pass = start(CONCURRENT, within(ofSeconds(2)), tasks("one=1", "three=3"));
        time.advance(3, ofSeconds(1));
        time.advance(2, ofSeconds(1));

        assertThat(pass.get()).isEqualTo(result(CONCURRENT, TIMED_OUT, ofSeconds(2), 1, 0, 1, 0));
        assertThat(events.list()).contains("one finished", "three cancelled");
    }

    @Test
    void timeoutInSequentialPass() throws Exception {
        var pass = start(SEQUENTIAL, within(ofSeconds(2)), tasks("one=1", "three=3", "never"));
        time.advance(2, ofSeconds(1));
        time.advance(2, ofSeconds(1));

        assertThat(pass.get()).isEqualTo(result(SEQUENTIAL, TIMED_OUT, ofSeconds(2), 1, 0, 1, 1));
        assertThat(events.list())
                .containsSequence("one finished", "three started", "three cancelled")
                .noneMatch(event -> event.startsWith("never"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void timeoutThatIsNotReachedHasNoEffect(PassKind kind) throws Exception {
        var pass = start(kind, within(ofSeconds(2)), tasks("one=1"));
        time.advance(2, ofSeconds(1));

        assertThat(pass.get()).isEqualTo(result(kind, ALL_COMPLETED, ofSeconds(1), 1, 0, 0, 0));

        // No thread waits for the timeout any more.
        time.advance(0, Duration.ZERO);
    }

    /** The tasks would occupy all carrier threads for an hour. */
    @Test
    void timeoutCancelsBusyTasks() {
        List<Task> tasks = TaskList.repeat(tasks("busy=cpu:1h"), 100);

        PassResult result = run(CONCURRENT, within(ofMillis(50)), Time.SYSTEM, tasks);

        assertThat(result.endReason()).isEqualTo(TIMED_OUT);
        assertThat(result.cancelled() + result.notStarted()).isEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void taskThatEndsAtTheTimeoutEndsOnce(PassKind kind) {
        List<Task> tasks = tasks("a=50us", "b=100us", "c", "d=cpu:150us", "e");
        for (int i = 0; i < 1_000; i++) {
            events = new Events();

            PassResult result = run(kind, within(Duration.ofNanos(i * 500L)), Time.SYSTEM, tasks);

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
            assertThat(result.endReason()).isEqualTo(result.finished() == tasks.size() ? ALL_COMPLETED : TIMED_OUT);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void interruptEndsPassAndStartsNoOtherTask(PassKind kind) throws Exception {
        var pass = start(kind, DEFAULT, tasks("slow=60", "other=60"));
        time.advance(kind == CONCURRENT ? 2 : 1, Duration.ZERO);

        interruptAndAwaitCancellation(pass);

        assertThat(events.list()).contains("slow cancelled");
        assertThat(events.list()).last().asString().startsWith("ended").contains("endReason=CANCELLED");
        assertThat(events.list().contains("other started")).isEqualTo(kind == CONCURRENT);
    }

    /** The interrupt comes while threads are still being started. */
    @RepeatedTest(100)
    void interruptWhileThreadsAreStarted() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Task waits = task("waits", time -> {
            started.countDown();
            Thread.sleep(Duration.ofDays(1));
        });
        var pass = start(CONCURRENT, DEFAULT, Collections.nCopies(1_000, waits));
        started.await();

        interruptAndAwaitCancellation(pass);

        assertThat(Collections.frequency(events.list(), "waits cancelled"))
                .isEqualTo(Collections.frequency(events.list(), "waits started"));
    }

    /** The signal may come between two passes. */
    @ParameterizedTest
    @MethodSource("kinds")
    void interruptBeforeThePassCancelsIt(PassKind kind) {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> run(kind, DEFAULT, Time.SYSTEM, tasks("slow=1h")));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(events.list()).isEmpty();
    }

    /** Runs a pass on a thread of its own. */
    private FutureTask<PassResult> start(PassKind kind, PassOptions options, List<Task> tasks) {
        FutureTask<PassResult> pass = new FutureTask<>(() -> {
            try {
                return run(kind, options, time, tasks);
            } finally {
                staysInterrupted.set(Thread.interrupted());
            }
        });
        runner = Thread.ofPlatform().start(pass);
        return pass;
    }

    private void interruptAndAwaitCancellation(FutureTask<PassResult> pass) {
        runner.interrupt();
        awaitCancellation(pass);
    }

    private void awaitCancellation(FutureTask<PassResult> pass) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(pass::get)
                .withCauseInstanceOf(CancellationException.class);
        assertThat(staysInterrupted).isTrue();
    }

    private static PassOptions until(ReturnWhen returnWhen) {
        return new PassOptions(returnWhen, NO_TIMEOUT, OptionalInt.empty());
    }

    private static PassOptions within(Duration timeout) {
        return new PassOptions(ReturnWhen.ALL_COMPLETED, timeout, OptionalInt.empty());
    }
}
