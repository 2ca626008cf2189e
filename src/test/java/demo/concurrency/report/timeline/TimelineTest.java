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
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final BarStyle ASCII = new BarStyle(false, false);
    private static final Parallelism TWO_CORES = new Parallelism(2, OptionalInt.empty());
    private static final long MILLIS = 1_000_000;

    @Test
    void builtInTaskList() {
        assertThat(builtInTaskList(new Timeline(80, ASCII, TWO_CORES)).draw()).isEqualTo("""
                                                                                            start    end
                        sequential
                        one    ---------------                                              0.000  1.000
                        two                   |                                             1.000  1.000
                        three                 --------------------------------------------  1.000  4.000
                        concurrent
                        one    ---------------                                              0.000  1.000
                        two    |                                                            0.000  0.000
                        three  --------------------------------------------                 0.000  3.000
                               '              '              '             '
                               0              1              2             3 s
                        - wait   | nothing
                        limit: 3.000 s, the longest task
                        sequential 4.000, concurrent 3.000 s: 1.33 times faster, 0.0% above limit
                        """);
    }

    @Test
    void narrowTerminal() {
        assertThat(builtInTaskList(new Timeline(40, ASCII, TWO_CORES)).draw()).isEqualTo("""
                                                    start    end
                        sequential
                        one    -----                0.000  1.000
                        two         |               1.000  1.000
                        three       --------------  1.000  4.000
                        concurrent
                        one    -----                0.000  1.000
                        two    |                    0.000  0.000
                        three  --------------       0.000  3.000
                               '         '
                               0         2 s
                        - wait   | nothing
                        limit: 3.000 s, the longest task
                        sequential 4.000, concurrent 3.000 s:
                        1.33 times faster, 0.0% above limit
                        """);
    }

    /** A label of the axis may be longer than the usual distance of two ticks. */
    @Test
    void hugeTimesOnNarrowTerminal() {
        Timeline timeline = new Timeline(40, ASCII, TWO_CORES);
        timeline.passStarted(SEQUENTIAL, 1);
        end(timeline, 0, "a name that is too long=1", FINISHED, 0, 1_234_567_890_123L);
        endPass(timeline, SEQUENTIAL, EndReason.ALL_COMPLETED, 1_234_567_890_123L);

        assertThat(timeline.draw())
                .contains(
                        "\na name ...  ----------           0.000  1234567890.123\n",
                        "\n            0       1000000000 s\n");
    }

    @Test
    void longestPossiblePass() {
        Timeline timeline = new Timeline(40, ASCII, TWO_CORES);
        timeline.passStarted(SEQUENTIAL, 1);
        timeline.taskEnded(new TaskResult(0, Task.parse("one=1"), FINISHED, "", 0, Long.MAX_VALUE));
        timeline.passEnded(new PassResult(SEQUENTIAL, EndReason.ALL_COMPLETED, Long.MAX_VALUE, 1, 0, 0, 0));

        assertThat(timeline.draw()).contains("\none  ----------           0.000  9223372036.855\n");
    }

    /** The longest of many tasks that do nothing takes too little time to compare with. */
    @Test
    void tooShortLimitIsNotShown() {
        Timeline timeline = new Timeline(80, ASCII, TWO_CORES);
        for (PassKind kind : List.of(PassKind.SEQUENTIAL, PassKind.CONCURRENT)) {
            timeline.passStarted(kind, 2);
            end(timeline, 0, "two", FINISHED, 0, 0);
            endPass(timeline, kind, EndReason.ALL_COMPLETED, 100);
        }

        assertThat(timeline.draw()).endsWith("""
                | nothing
                sequential 100.000, concurrent 100.000 ms: 1.00 times faster
                """);
    }

    /** Each label of the axis has space, however long it is. */
    @Test
    void hugeTimesOnWideTerminal() {
        Timeline timeline = new Timeline(1_000, ASCII, TWO_CORES);
        timeline.passStarted(SEQUENTIAL, 1);
        end(timeline, 0, "one=1", FINISHED, 0, 1_000_000_000_000L);
        endPass(timeline, SEQUENTIAL, EndReason.ALL_COMPLETED, 1_000_000_000_000L);

        assertThat(timeline.draw()).contains(" 20000000            40000000           60000000  ");
    }

    @Test
    void kindsAndStatesInAscii() {
        assertThat(allKinds(new Timeline(60, ASCII, TWO_CORES)).draw()).isEqualTo("""
                                                                      start      end
                        concurrent
                        wait  -----------------------------------x    0.000  330.000
                        work  ######################                  0.000  200.000
                        run        ==========!                       50.000  150.000
                        no               |                          100.000  100.000
                              '          '          '          '
                              0          100        200        300 ms
                        # work   - wait   = command   | nothing   ! failed   x cancelled
                        limit: 330.000 ms, the longest task
                        """);
    }

    @Test
    void kindsAndStatesInBlocksAndColours() {
        assertThat(allKinds(new Timeline(60, new BarStyle(true, true), TWO_CORES))
                        .draw())
                .contains(
                        "\nwait  \u001b[36m░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░\u001b[0m\u001b[35mx\u001b[0m  ",
                        "\nwork  \u001b[32m██████████████████████\u001b[0m  ",
                        "\nrun        \u001b[33m▒▒▒▒▒▒▒▒▒▒\u001b[0m\u001b[31m!\u001b[0m  ",
                        "\nno               \u001b[36m▏\u001b[0m  ",
                        "\n\u001b[32m█\u001b[0m work   \u001b[36m░\u001b[0m wait   \u001b[33m▒\u001b[0m command   ");
    }

    @Test
    void blocksWithoutColours() {
        assertThat(allKinds(new Timeline(60, new BarStyle(true, false), TWO_CORES))
                        .draw())
                .contains("\nrun        ▒▒▒▒▒▒▒▒▒▒!   ", "\n█ work   ░ wait   ▒ command   ")
                .doesNotContain("\u001b");
    }

    @Test
    void longNamesAreShortenedAndPaddedByDisplayWidth() {
        Timeline timeline = new Timeline(48, ASCII, TWO_CORES);
        timeline.passStarted(SEQUENTIAL, 3);
        end(timeline, 0, "a name that is too long=1", FINISHED, 0, 1_000);
        end(timeline, 1, "任务一二三四五=1", FINISHED, 1_000, 2_000);
        end(timeline, 2, "e\u0301e\u0301e\u0301e\u0301e\u0301=1", FINISHED, 2_000, 3_000);
        endPass(timeline, SEQUENTIAL, EndReason.ALL_COMPLETED, 3_000);

        assertThat(timeline.draw()).startsWith("""
                                                            start    end
                        sequential
                        a name th...  -------               0.000  1.000
                        任务一二...          ------         1.000  2.000
                        ééééé                      -------  2.000  3.000
                        """.replace("ééééé", "e\u0301e\u0301e\u0301e\u0301e\u0301"));
    }

    @Test
    void passThatEndedEarlyIsNotCompared() {
        Timeline timeline = new Timeline(80, ASCII, TWO_CORES);
        timeline.passStarted(SEQUENTIAL, 2);
        end(timeline, 0, "one=1", FINISHED, 0, 1_000);
        timeline.passEnded(new PassResult(SEQUENTIAL, EndReason.CONDITION_MET, 1_000 * MILLIS, 1, 0, 0, 1));
        timeline.passStarted(CONCURRENT, 2);
        end(timeline, 0, "one=1", FINISHED, 0, 1_000);
        endPass(timeline, CONCURRENT, EndReason.ALL_COMPLETED, 1_000);

        assertThat(timeline.draw()).endsWith("- wait\nlimit: 1.000 s, the longest task\n");
    }

    /** Any number of seconds and any width. */
    @Test
    void anyTimeOnAnyTerminal() {
        for (long span = 1; span > 0; span *= 3) {
            for (int columns = 40; columns < 300; columns++) {
                Timeline timeline = new Timeline(columns, ASCII, TWO_CORES);
                timeline.passStarted(SEQUENTIAL, 2);
                timeline.taskEnded(new TaskResult(0, Task.parse("one=1"), FINISHED, "", 0, span / 2));
                timeline.taskEnded(new TaskResult(1, Task.parse("two=1"), FINISHED, "", span / 2, span));
                timeline.passEnded(new PassResult(SEQUENTIAL, EndReason.ALL_COMPLETED, span, 2, 0, 0, 0));

                assertThat(timeline.draw()).contains("\none  -", "\ntwo  ");
            }
        }
    }

    @Test
    void passOfBillionSeconds() {
        Timeline timeline = new Timeline(80, ASCII, TWO_CORES);
        timeline.passStarted(SEQUENTIAL, 1);
        end(timeline, 0, "one=1000000000", FINISHED, 0, 1_000_000_000_000L);
        endPass(timeline, SEQUENTIAL, EndReason.ALL_COMPLETED, 1_000_000_000_000L);

        assertThat(timeline.draw()).endsWith("limit: 1000000000.000 s, the longest task\n");
    }

    @Test
    void tooShortPassIsNotCompared() {
        Timeline timeline = new Timeline(80, ASCII, TWO_CORES);
        for (PassKind kind : List.of(PassKind.SEQUENTIAL, PassKind.CONCURRENT)) {
            timeline.passStarted(kind, 1);
            end(timeline, 0, "two", FINISHED, 0, 0);
            endPass(timeline, kind, EndReason.ALL_COMPLETED, 0);
        }

        assertThat(timeline.draw()).endsWith("| nothing\n");
    }

    @Test
    void ofManyTasksShowsFirstAndFailedAndLastToEnd() {
        Timeline timeline = new Timeline(80, ASCII, TWO_CORES);
        int tasks = 1_000_000;
        timeline.passStarted(CONCURRENT, tasks);
        for (int i = tasks - 1; i >= 0; i--) {
            end(timeline, i, "t" + i + "=1", i == 500_000 ? FAILED : FINISHED, i, i + 1);
        }
        end(timeline, 999_999, "t999999=1", FINISHED, 0, 1_000_001);
        endPass(timeline, CONCURRENT, EndReason.ALL_COMPLETED, 1_000_001);

        List<String> lines = timeline.draw().lines().toList();
        assertThat(lines.subList(2, lines.size()).stream().takeWhile(line -> !line.startsWith("(")))
                .hasSizeLessThanOrEqualTo(20)
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .contains("t0", "t1", "t7", "t500000", "t999999");
        assertThat(lines).contains("(and 999990 more)");
    }

    private static Timeline builtInTaskList(Timeline timeline) {
        timeline.passStarted(SEQUENTIAL, 3);
        end(timeline, 0, "one=1", FINISHED, 0, 1_000);
        end(timeline, 1, "two", FINISHED, 1_000, 1_000);
        end(timeline, 2, "three=3", FINISHED, 1_000, 4_000);
        endPass(timeline, SEQUENTIAL, EndReason.ALL_COMPLETED, 4_000);
        timeline.passStarted(CONCURRENT, 3);
        end(timeline, 1, "two", FINISHED, 0, 0);
        end(timeline, 0, "one=1", FINISHED, 0, 1_000);
        end(timeline, 2, "three=3", FINISHED, 0, 3_000);
        endPass(timeline, CONCURRENT, EndReason.ALL_COMPLETED, 3_000);
        return timeline;
    }

    private static Timeline allKinds(Timeline timeline) {
        timeline.passStarted(CONCURRENT, 4);
        end(timeline, 3, "no", FINISHED, 100, 100);
        end(timeline, 2, "run=run:exit 1", FAILED, 50, 150);
        end(timeline, 1, "work=cpu:0.2", FINISHED, 0, 200);
        end(timeline, 0, "wait=3", CANCELLED, 0, 330);
        endPass(timeline, CONCURRENT, EndReason.TIMED_OUT, 330);
        return timeline;
    }

    private static void end(Timeline timeline, int index, String task, TaskState state, long start, long end) {
        timeline.taskEnded(new TaskResult(index, Task.parse(task), state, "", start * MILLIS, end * MILLIS));
    }

    private static void endPass(Timeline timeline, PassKind kind, EndReason end, long millis) {
        timeline.passEnded(new PassResult(kind, end, millis * MILLIS, 0, 0, 0, 0));
    }
}
