package demo.concurrency.report.timeline;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static demo.concurrency.run.TaskState.CANCELLED;
import static demo.concurrency.run.TaskState.FAILED;
import static demo.concurrency.run.TaskState.FINISHED;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.Task;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The limit below the chart, for lists whose times are made up. */
class TimelineLimitTest {

    private static final long MILLIS = 1_000_000;

    private Timeline timeline;

    private void start(int cores, OptionalInt jobs) {
        timeline = new Timeline(120, new BarStyle(false, false), new Parallelism(cores, jobs));
    }

    private void end(int index, String task, TaskState state, long start, long end) {
        timeline.taskEnded(new TaskResult(index, Task.parse(task), state, "", start * MILLIS, end * MILLIS));
    }

    private void endPass(PassKind kind, long millis, long notStarted) {
        EndReason reason = notStarted == 0 ? EndReason.ALL_COMPLETED : EndReason.TIMED_OUT;
        timeline.passEnded(new PassResult(kind, reason, millis * MILLIS, 0, 0, 0, notStarted));
    }

    /** A pass of tasks that take the given time and run one after another. */
    private void runSequentially(String task, int count, long millisEach) {
        timeline.passStarted(SEQUENTIAL, count);
        for (int i = 0; i < count; i++) {
            end(i, task, FINISHED, i * millisEach, (i + 1) * millisEach);
        }
        endPass(SEQUENTIAL, count * millisEach, 0);
    }

    @Test
    void fourSecondsOfComputingOnTwoCores() {
        start(2, OptionalInt.empty());
        runSequentially("a=cpu:1", 4, 1_000);
        timeline.passStarted(CONCURRENT, 4);
        for (int i = 0; i < 4; i++) {
            end(i, "a=cpu:1", FINISHED, i / 2 * 1_000, i / 2 * 1_000 + 1_000);
        }
        endPass(CONCURRENT, 2_010, 0);

        assertThat(timeline.draw()).endsWith("""
                limit: 2.000 s, 4.000 s of computing on 2 cores
                sequential 4.000, concurrent 2.010 s: 1.99 times faster, 0.5% above limit
                """);
    }

    @Test
    void longestTaskAmongTasksThatCompute() {
        start(2, OptionalInt.empty());
        timeline.passStarted(SEQUENTIAL, 3);
        end(0, "a=cpu:1", FINISHED, 0, 1_000);
        end(1, "b=cpu:1", FINISHED, 1_000, 2_000);
        end(2, "c=3", FINISHED, 2_000, 5_000);
        endPass(SEQUENTIAL, 5_000, 0);

        assertThat(timeline.draw()).endsWith("limit: 3.000 s, the longest task\n");
    }

    @Test
    void computingOnSingleCore() {
        start(1, OptionalInt.empty());
        runSequentially("a=cpu:1", 2, 1_000);

        assertThat(timeline.draw()).endsWith("limit: 2.000 s, 2.000 s of computing on 1 core\n");
    }

    @Test
    void jobs() {
        start(2, OptionalInt.of(3));
        runSequentially("a=1", 6, 1_000);

        assertThat(timeline.draw()).endsWith("limit: 2.000 s, 6.000 s of tasks with --jobs=3\n");
    }

    @Test
    void asManyJobsAsCores() {
        start(2, OptionalInt.of(2));
        runSequentially("a=cpu:1", 4, 1_000);

        assertThat(timeline.draw()).endsWith("limit: 2.000 s, 4.000 s of computing on 2 cores\n");
    }

    @Test
    void cancelledAndFailedTasksCountAsWhatTheyTook() {
        start(1, OptionalInt.empty());
        timeline.passStarted(CONCURRENT, 3);
        end(0, "a=cpu:5", CANCELLED, 0, 1_500);
        end(1, "b=cpu:5", CANCELLED, 0, 1_500);
        end(2, "c=run:exit 1", FAILED, 0, 2_000);
        endPass(CONCURRENT, 2_000, 0);

        assertThat(timeline.draw()).endsWith("limit: 3.000 s, 3.000 s of computing on 1 core\n");
    }

    /** A busy task can delay the end of a wait, which does not make the wait longer. */
    @Test
    void delayedTasksOfConcurrentPassCountAsTheirRequestedDuration() {
        start(2, OptionalInt.empty());
        timeline.passStarted(CONCURRENT, 3);
        end(0, "nap=0.1", FINISHED, 0, 2_002);
        end(1, "a=cpu:2", FINISHED, 0, 2_001);
        end(2, "b=cpu:1.5", FINISHED, 0, 2_001);
        endPass(CONCURRENT, 2_002, 0);

        assertThat(timeline.draw()).endsWith("limit: 2.000 s, the longest task\n");
    }

    @Test
    void sequentialPassIsMeasuredIfBothRan() {
        start(2, OptionalInt.empty());
        runSequentially("a=run:true", 1, 1_000);
        timeline.passStarted(CONCURRENT, 1);
        end(0, "a=run:true", FINISHED, 0, 900);
        endPass(CONCURRENT, 900, 0);

        assertThat(timeline.draw()).endsWith("""
                limit: 1.000 s, the longest task
                sequential 1.000, concurrent 0.900 s: 1.11 times faster, 0.0% above limit
                """);
    }

    @Test
    void passThatDidNotStartAllTasksIsNotMeasured() {
        start(2, OptionalInt.empty());
        timeline.passStarted(SEQUENTIAL, 2);
        end(0, "a=1", CANCELLED, 0, 500);
        endPass(SEQUENTIAL, 500, 1);
        assertThat(timeline.draw()).endsWith("- wait   x cancelled\n");

        timeline.passStarted(CONCURRENT, 2);
        end(0, "a=1", FINISHED, 0, 1_000);
        end(1, "b=2", FINISHED, 0, 2_000);
        endPass(CONCURRENT, 2_000, 0);
        assertThat(timeline.draw()).endsWith("limit: 2.000 s, the longest task\n");
    }

    /** The sum is larger than a long holds. */
    @Test
    void hugeSum() {
        start(2, OptionalInt.of(2));
        timeline.passStarted(SEQUENTIAL, 4);
        for (int i = 0; i < 4; i++) {
            timeline.taskEnded(new TaskResult(i, Task.parse("a=9000000000"), FINISHED, "", 0, Long.MAX_VALUE));
        }
        timeline.passEnded(new PassResult(SEQUENTIAL, EndReason.ALL_COMPLETED, Long.MAX_VALUE, 4, 0, 0, 0));

        assertThat(timeline.draw()).endsWith("limit: 18446744073.710 s, 36893488147.419 s of tasks with --jobs=2\n");
    }
}
