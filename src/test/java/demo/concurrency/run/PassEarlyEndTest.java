package demo.concurrency.run;

import static demo.concurrency.run.EndReason.ALL_COMPLETED;
import static demo.concurrency.run.EndReason.CONDITION_MET;
import static demo.concurrency.run.EndReason.TIMED_OUT;
import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static demo.concurrency.run.ReturnWhen.FIRST_COMPLETED;
import static demo.concurrency.run.ReturnWhen.FIRST_EXCEPTION;
import static demo.concurrency.run.TestPasses.pass;
import static demo.concurrency.run.TestWork.task;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.AutomaticTime;
import demo.concurrency.ManualTime;
import demo.concurrency.task.RepeatedTasks;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions and timeouts that end a pass early. */
class PassEarlyEndTest {

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

    /** As with asyncio.wait: the task that meets the condition begins first, and may end before the others have begun. */
    @RepeatedTest(100)
    void conditionEndsConcurrentPassAfterEveryTaskHasBegun() {
        List<Task> tasks = new ArrayList<>(Collections.nCopies(1_000, Task.parse("slow=1h")));
        tasks.set(0, Task.parse("quick"));

        PassResult result = pass(CONCURRENT, tasks, until(FIRST_COMPLETED), Time.SYSTEM, events)
                .run();

        assertThat(result.notStarted()).isZero();
        assertThat(result.cancelled()).isEqualTo(999);
        assertThat(result.endReason()).isEqualTo(CONDITION_MET);
    }

    @Test
    void conditionWithJobsStartsNoOtherTask() throws Exception {
        PassOptions options = new PassOptions(FIRST_COMPLETED, Optional.empty(), OptionalInt.of(2));
        var pass = start(CONCURRENT, options, Task.parse("quick=1"), Task.parse("slow=60"), Task.parse("never"));
        time.advance(2, ofSeconds(1));

        assertThat(pass.join().notStarted()).isEqualTo(1);
        assertThat(events.list()).contains("slow cancelled").noneMatch(event -> event.startsWith("never"));
    }

    /** While a task that cannot be interrupted keeps the pass from returning, its thread is interrupted as well. */
    @ParameterizedTest
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
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
        AtomicBoolean staysInterrupted = new AtomicBoolean();
        FutureTask<PassResult> pass = new FutureTask<>(() -> {
            PassResult result = pass(kind, List.of(stubborn), within(ofSeconds(1)), time, events)
                    .run();
            staysInterrupted.set(Thread.interrupted());
            return result;
        });
        Thread runner = Thread.ofPlatform().start(pass);
        begun.await();
        time.advance(1, ofSeconds(1));
        interrupted.await();

        runner.interrupt();
        while (runner.isInterrupted()) {
            Thread.onSpinWait();
        }
        goOn.countDown();

        assertThat(pass.get().endReason()).isEqualTo(TIMED_OUT);
        // So that no other pass starts.
        assertThat(staysInterrupted).isTrue();
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
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    void firstExceptionWithoutOneIsAllCompleted(PassKind kind) {
        List<Task> tasks = List.of(Task.parse("one=1"), Task.parse("two"));

        PassResult result = pass(kind, tasks, until(FIRST_EXCEPTION), new AutomaticTime(), events)
                .run();

        assertThat(result)
                .isEqualTo(new PassResult(kind, ALL_COMPLETED, ofSeconds(1).toNanos(), 2, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    void conditionMetByLastTaskIsAllCompleted(PassKind kind) {
        PassResult result = pass(
                        kind, List.of(Task.parse("one=1")), until(FIRST_COMPLETED), new AutomaticTime(), events)
                .run();

        assertThat(result.endReason()).isEqualTo(ALL_COMPLETED);
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
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    void timeoutThatIsNotReachedHasNoEffect(PassKind kind) throws Exception {
        var pass = start(kind, within(ofSeconds(2)), Task.parse("one=1"));
        time.advance(2, ofSeconds(1));

        assertThat(pass.join())
                .isEqualTo(new PassResult(kind, ALL_COMPLETED, ofSeconds(1).toNanos(), 1, 0, 0, 0));

        // No thread waits for the timeout any more.
        time.advance(0, Duration.ZERO);
    }

    /** The tasks would occupy all carrier threads for an hour. */
    @Test
    void timeoutCancelsBusyTasks() {
        List<Task> tasks = RepeatedTasks.of(List.of(Task.parse("busy=cpu:1h")), 100);

        PassResult result = pass(CONCURRENT, tasks, within(ofMillis(50)), Time.SYSTEM, events)
                .run();

        assertThat(result.endReason()).isEqualTo(TIMED_OUT);
        assertThat(result.cancelled() + result.notStarted()).isEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("demo.concurrency.run.TestPasses#kinds")
    void taskThatEndsAtTheTimeoutEndsOnce(PassKind kind) {
        List<Task> tasks = List.of(
                Task.parse("a=50us"),
                Task.parse("b=100us"),
                Task.parse("c"),
                Task.parse("d=cpu:150us"),
                Task.parse("e"));
        for (int i = 0; i < 1_000; i++) {
            Events events = new Events();

            PassResult result = pass(kind, tasks, within(Duration.ofNanos(i * 500L)), Time.SYSTEM, events)
                    .run();

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

    private CompletableFuture<PassResult> start(PassKind kind, PassOptions options, Task... tasks) {
        return CompletableFuture.supplyAsync(
                () -> pass(kind, List.of(tasks), options, time, events).run());
    }

    private static PassOptions until(ReturnWhen returnWhen) {
        return new PassOptions(returnWhen, Optional.empty(), OptionalInt.empty());
    }

    private static PassOptions within(Duration timeout) {
        return new PassOptions(ReturnWhen.ALL_COMPLETED, Optional.of(timeout), OptionalInt.empty());
    }
}
