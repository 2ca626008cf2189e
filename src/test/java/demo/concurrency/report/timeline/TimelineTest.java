package demo.concurrency.report.timeline;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static demo.concurrency.run.TaskState.CANCELLED;
import static demo.concurrency.run.TaskState.FAILED;
import static demo.concurrency.run.TaskState.FINISHED;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.task.Task;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

    private static RecordedRun builtInTaskList() {
        return new RecordedRun()
                .pass(SEQUENTIAL, 4_000, "0 1000 one=1", "1000 1000 two", "1000 4000 three=3")
                .pass(CONCURRENT, 3_000, "0 1000 one=1", "0 0 two", "0 3000 three=3");
    }

    private static RecordedRun allKinds() {
        return new RecordedRun()
                .begin(CONCURRENT, 5)
                .task(4, "no", FINISHED, 100, 100)
                .task(3, "run=run:exit 1", FAILED, 50, 150)
                .task(2, "work=cpu:0.2", FINISHED, 0, 200)
                .task(1, "wait=3", CANCELLED, 0, 330)
                .task(0, "nap=0.1", FINISHED, 0, 30, -1, 200)
                .end(EndReason.TIMED_OUT, 330);
    }

    @Test
    void builtInTaskListOnUsualTerminal() {
        assertThat(builtInTaskList().draw(80)).isEqualTo("""
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
                at best 3.000 s: task three
                sequential 4.000 s, concurrent 3.000 s: 1.33 times faster
                """);
    }

    @Test
    void builtInTaskListOnNarrowTerminal() {
        assertThat(builtInTaskList().draw(40)).isEqualTo("""
                                            start    end
                sequential
                one    -----                0.000  1.000
                two         |               1.000  1.000
                three       --------------  1.000  4.000
                concurrent
                one    -----                0.000  1.000
                two    |                    0.000  0.000
                three  --------------       0.000  3.000
                       '    '    '   '
                       0    1    2   3 s
                - wait   | nothing
                at best 3.000 s: task three
                sequential 4.000 s, concurrent 3.000 s:
                1.33 times faster
                """);
    }

    @Test
    void kindsAndStatesInAscii() {
        assertThat(allKinds().draw(60)).isEqualTo("""
                                                              start      end
                concurrent
                nap   ...-----------........                 30.000  200.000
                wait  -----------------------------------x    0.000  330.000
                work  ######################                  0.000  200.000
                run        ==========!                       50.000  150.000
                no               |                          100.000  100.000
                      '          '          '          '
                      0          100        200        300 ms
                - wait   # work   = command   | nothing
                . ready, but no carrier or core free   ! failed
                x cancelled
                """);
    }

    @Test
    void kindsAndStatesInBlocksAndColours() {
        assertThat(allKinds().timeline.draw(60, new BarStyle(true, true)))
                .contains(
                        "\nwait  \u001b[38;5;32m━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\u001b[0m\u001b[38;5;163mx\u001b[0m  ",
                        "\nwork  \u001b[38;5;28m██████████████████████\u001b[0m  ",
                        "\nrun        \u001b[38;5;166m══════════\u001b[0m\u001b[38;5;160m!\u001b[0m  ",
                        "\u001b[38;5;32m━━━━━━━━━━━\u001b[0m\u001b[38;5;160m▒▒▒▒▒▒▒▒\u001b[0m  ",
                        "\nno               \u001b[38;5;32m┃\u001b[0m  ",
                        "\n\u001b[38;5;32m━\u001b[0m wait   \u001b[38;5;28m█\u001b[0m work   ");
        assertThat(allKinds().timeline.draw(60, new BarStyle(true, false)))
                .contains("\nrun        ══════════!   ", "\n━ wait   █ work   ═ command   ")
                .doesNotContain("\u001b");
    }

    @Test
    void napWaitsAndThenStandsReadyWithoutACarrier() {
        RecordedRun run =
                new RecordedRun().pass(CONCURRENT, 1_000, "0 1000 nap=0.1", "0 1000 a=cpu:1", "0 1000 b=cpu:1");

        assertThat(run.timeline.draw(80, new BarStyle(true, false))).isEqualTo("""
                                                                                    start    end
                concurrent
                nap  ━━━━━━▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  0.000  1.000
                a    █████████████████████████████████████████████████████████████  0.000  1.000
                b    █████████████████████████████████████████████████████████████  0.000  1.000
                     '           '           '            '           '
                     0           0.2         0.4          0.6         0.8 s
                ━ wait   █ work   ▒ ready, but no carrier or core free
                at best 1.000 s: task a
                """);
    }

    @Test
    void commandIsReadyFromItsEndUntilItsTaskGoesOn() {
        RecordedRun run = new RecordedRun()
                .begin(SEQUENTIAL, 1)
                .task(0, "make=run:make", FINISHED, 0, 0, 500, 1_000)
                .end(EndReason.ALL_COMPLETED, 1_000);

        assertThat(run.draw(80)).contains("\nmake  ==============================..............................  ");
    }

    /** Every wait ends a little late. */
    @Test
    void readyForAMomentIsNotShown() {
        RecordedRun run = new RecordedRun()
                .begin(CONCURRENT, 1)
                .task(0, "a=1", FINISHED, 0, 8, -1, 1_016)
                .end(EndReason.ALL_COMPLETED, 1_016);

        assertThat(run.draw(80)).doesNotContain("ready", ".-", "-.");
    }

    @Test
    void carrierIsShownWhereItIsKnown() throws Exception {
        RecordedRun run = new RecordedRun();
        Thread.ofVirtual()
                .start(() -> run.pass(CONCURRENT, 1_000, "0 1000 a=1"))
                .join();
        List<String> lines = run.draw(80).lines().toList();
        assertThat(lines.get(0)).endsWith("  start    end  carrier");
        assertThat(lines.get(2)).matches("a  -{54}  0\\.000  1\\.000 {2,8}\\d+(>\\d+)?");

        assertThat(new RecordedRun().pass(CONCURRENT, 1_000, "0 1000 a=1").draw(80))
                .doesNotContain("carrier");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "VirtualThread[#34,name]/runnable@ForkJoinPool-1-worker-2 2",
                "VirtualThread[#34,]/x@ForkJoinPool-1-worker-7]/runnable@ForkJoinPool-1-worker-12 12",
                "VirtualThread[#34,name]/runnable ''",
                "VirtualThread[#34,a@ForkJoinPool-1-worker-2]/runnable ''",
                "VirtualThread[#34,name]/runnable@carrier ''",
                "Thread[#34,main,5,main] ''",
                "'' ''"
            })
    void carriersAtStartAndEnd(String thread, String carrier) {
        TaskStart start = new TaskStart(0, Task.parse("a"), 0, 0);
        RecordedTask task = new RecordedTask(start, thread);
        assertThat(task.row(0, 1).columns()).last().isEqualTo(carrier);
        task.end(new TaskResult(start, FINISHED, "", 1), thread);
        assertThat(task.row(0, 1).columns()).last().isEqualTo(carrier);
        task.end(new TaskResult(start, FINISHED, "", 1), "VirtualThread[#1]/runnable@ForkJoinPool-1-worker-3");
        assertThat(task.row(0, 1).columns()).last().isEqualTo(carrier + ">3");
    }

    @Test
    void ofManyTasksShowsFirstAndFailedAndLongestAndLastToEnd() {
        RecordedRun run = new RecordedRun().begin(CONCURRENT, 1_000_000);
        for (int i = 999_999; i >= 0; i--) {
            String task = "t" + i + (i == 700_000 ? "=2" : "=1");
            run.task(i, task, i == 500_000 ? FAILED : FINISHED, i, i + 1);
        }
        run.end(EndReason.ALL_COMPLETED, 1_000_001);

        List<String> rows = run.timeline
                .draw(80, new BarStyle(true, false))
                .lines()
                .skip(2)
                .limit(20)
                .toList();
        assertThat(rows)
                .extracting(row -> row.startsWith("…") ? row : row.substring(0, row.indexOf(' ')))
                .containsExactly(
                        "t0",
                        "t1",
                        "t2",
                        "t3",
                        "t4",
                        "t5",
                        "t6",
                        "t7",
                        "t8",
                        "t9",
                        "t10",
                        "t11",
                        "t12",
                        "t13",
                        "t14",
                        "… 499985 more …",
                        "t500000",
                        "… 199999 more …",
                        "t700000",
                        "… 299999 more …");
    }

    @Test
    void twentyTasksAreAllShown() {
        String[] tasks =
                IntStream.range(0, 20).mapToObj(i -> "0 1000 t" + i + "=1").toArray(String[]::new);
        assertThat(new RecordedRun().pass(CONCURRENT, 1_000, tasks).draw(80))
                .contains("\nt0 ", "\nt19 ")
                .doesNotContain("more");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 50, 80, 120, 200})
    void chartFits(int columns) {
        for (String name : List.of("a", "漢".repeat(60), "x y ".repeat(100), "\u0301".repeat(1_000))) {
            for (long millis : new long[] {1, 3_000, 1_000_000_000_000L}) {
                RecordedRun run = allKinds();
                run.begin(SEQUENTIAL, 30);
                for (int i = 0; i < 30; i++) {
                    run.task(i, name + i + "=" + millis + "ms", FINISHED, 0, millis);
                }
                run.end(EndReason.ALL_COMPLETED, millis);
                run.pass(CONCURRENT, millis, "0 " + millis + " " + name + "=" + millis + "ms");

                for (boolean blocks : new boolean[] {true, false}) {
                    assertThat(run.timeline
                                    .draw(columns, new BarStyle(blocks, true))
                                    .lines())
                            .allSatisfy(
                                    line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
                }
            }
        }
    }

    @Test
    void longNamesAreShortenedAndPaddedByDisplayWidth() {
        RecordedRun run = new RecordedRun()
                .pass(
                        SEQUENTIAL,
                        3_000,
                        "0 1000 a name that is too long=1",
                        "1000 2000 任务一二三四五=1",
                        "2000 3000 " + "e\u0301".repeat(5) + "=1");

        assertThat(run.draw(48)).startsWith("""
                                                    start    end
                sequential
                a name th...  -------               0.000  1.000
                任务一二...          ------         1.000  2.000
                ééééé                      -------  2.000  3.000
                """.replace("ééééé", "e\u0301".repeat(5)));
    }

    /** Columns for which there is no space are left out. */
    @Test
    void hugeTimesOnNarrowTerminal() {
        RecordedRun run =
                new RecordedRun().pass(SEQUENTIAL, 1_234_567_890_123L, "0 1234567890123 a name that is too long=1");

        assertThat(run.draw(40)).contains("\na name ...  -...........................\n", "\n            0 s\n");
    }

    @Test
    void longestPossiblePass() {
        TaskStart start = new TaskStart(0, Task.parse("one=9223372036.854775807"), 0, 0);
        RecordedRun run = new RecordedRun().begin(SEQUENTIAL, 1);
        run.timeline.taskStarted(start);
        run.timeline.taskEnded(new TaskResult(start, FINISHED, "", Long.MAX_VALUE));
        run.timeline.passEnded(new PassResult(SEQUENTIAL, EndReason.ALL_COMPLETED, Long.MAX_VALUE, 1, 0, 0, 0));

        assertThat(run.draw(80))
                .contains("-           0.000  9223372036.855\n", "at best 9223372036.855 s: task one\n");
    }
}
