package demo.concurrency.report.timeline;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static demo.concurrency.run.TaskState.FINISHED;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.task.Task;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

    private static RecordedRun allKinds() {
        String[] tasks = {
            "0/30 200 nap=0.1", "x0 330 wait=3", "0 200 work=cpu:0.2", "!50 150 run=run:exit 1", "100 100 no"
        };
        return new RecordedRun().pass(CONCURRENT, 330, tasks);
    }

    @Test
    void builtInTaskListOnUsualAndOnNarrowTerminal() {
        RecordedRun run = new RecordedRun()
                .pass(SEQUENTIAL, 4_000, "0 1000 one=1", "1000 1000 two", "1000 4000 three=3")
                .pass(CONCURRENT, 3_000, "0 1000 one=1", "0 0 two", "0 3000 three=3");
        assertThat(run.draw(80)).isEqualTo("""
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
        assertThat(run.draw(40)).isEqualTo("""
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
                at best 3.000 s: task three
                sequential 4.000 s, concurrent 3.000 s:
                1.33 times faster
                """);
    }

    @Test
    void kindsAndStatesInAsciiAndInBlocksAndColours() {
        assertThat(allKinds().draw(60)).isEqualTo("""
                                                                start    end
                concurrent
                nap   ....------------........                  0.030  0.200
                wait  ---------------------------------------x  0.000  0.330
                work  ########################                  0.000  0.200
                run         ===========!                        0.050  0.150
                no                |                             0.100  0.100
                      '           '           '           '
                      0           0.1         0.2         0.3 s
                - wait   # work   = command   | nothing
                . ready, but no carrier or core free   ! failed
                x cancelled
                """);
        assertThat(allKinds().timeline.draw(60, new BarStyle(true, true)))
                .contains(
                        "\nwait  \u001b[38;5;32m━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\u001b[0m\u001b[38;5;163mx\u001b[0m  ",
                        "\nwork  \u001b[38;5;28m████████████████████████\u001b[0m  ",
                        "\nrun         \u001b[38;5;166m═══════════\u001b[0m\u001b[38;5;160m!\u001b[0m  ",
                        "\u001b[38;5;32m━━━━━━━━━━━━\u001b[0m\u001b[38;5;160m▒▒▒▒▒▒▒▒\u001b[0m  ",
                        "\nno                \u001b[38;5;32m┃\u001b[0m  ",
                        "\n\u001b[38;5;32m━\u001b[0m wait   \u001b[38;5;28m█\u001b[0m work   ");
        assertThat(allKinds().timeline.draw(60, new BarStyle(true, false)))
                .contains("\nrun         ═══════════!   ", "\n━ wait   █ work   ═ command   ")
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
    void commandIsReadyFromItsEndUntilItsTaskGoesOnUnlessForAMoment() {
        assertThat(new RecordedRun()
                        .pass(SEQUENTIAL, 1_000, "0 500/1000 make=run:make")
                        .draw(80))
                .contains("\nmake  ==============================..............................  ");
        // Every wait ends a little late, which is not shown.
        assertThat(new RecordedRun().pass(CONCURRENT, 1_016, "0/8 1016 a=1").draw(200))
                .doesNotContain("ready", ".-", "-.");
    }

    @Test
    void carrierIsShownWhereItIsKnown() throws Exception {
        String task = "0 1000 a name that is long=1";
        RecordedRun run = new RecordedRun();
        Thread.ofVirtual().start(() -> run.pass(CONCURRENT, 1_000, task)).join();
        List<String> lines = run.draw(80).lines().toList();
        assertThat(lines.get(0)).endsWith("  start    end  carrier");
        assertThat(lines.get(2)).matches("a name that is long  -{36}  0\\.000  1\\.000 {2,8}\\d+(>\\d+)?");
        // There is no space for it.
        assertThat(run.draw(40)).contains("start").doesNotContain("carrier");

        assertThat(new RecordedRun().pass(CONCURRENT, 1_000, task).draw(80)).doesNotContain("carrier");
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
        String[] tasks = IntStream.range(0, 1_000_000)
                .mapToObj(i -> i + " " + (i + 1) + " t" + i + (i == 700_000 ? "=2" : "=1"))
                .toArray(String[]::new);
        tasks[500_000] = "!" + tasks[500_000];
        String chart =
                new RecordedRun().pass(CONCURRENT, 1_000_001, tasks).timeline.draw(80, new BarStyle(true, false));

        assertThat(chart.lines().skip(2).limit(20).map(row -> row.replaceFirst("(t\\d+) .*", "$1")))
                .containsExactly(("t0,t1,t2,t3,t4,t5,t6,t7,t8,t9,t10,… 499989 more …,t500000,… 199999 more …,t700000,"
                                + "… 299995 more …,t999996,t999997,t999998,t999999")
                        .split(","));
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
                String task = "0 " + millis + " " + name + "=" + millis + "ms";
                RecordedRun run = allKinds()
                        .pass(SEQUENTIAL, millis, Collections.nCopies(30, task).toArray(String[]::new))
                        .pass(CONCURRENT, millis, task);
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
    void chartIsNeitherTooNarrowNorTooWide() {
        RecordedRun run = allKinds();

        assertThat(run.draw(39)).isEqualTo(run.draw(40)).isNotEqualTo(run.draw(41));
        assertThat(run.draw(1_001)).isEqualTo(run.draw(1_000)).isNotEqualTo(run.draw(999));
    }

    @Test
    void longNamesAreShortenedAndPaddedByDisplayWidth() {
        String combining = "e\u0301".repeat(5);
        String[] tasks = {"0 1000 a name that is too long=1", "1000 2000 任务一二三四五=1", "2000 3000 " + combining + "=1"};
        assertThat(new RecordedRun().pass(SEQUENTIAL, 3_000, tasks).draw(48))
                .startsWith("""
                                                    start    end
                sequential
                a name th...  -------               0.000  1.000
                任务一二...          ------         1.000  2.000
                ééééé                      -------  2.000  3.000
                """.replace("ééééé", combining));
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
        RecordedRun run = new RecordedRun();
        run.timeline.passStarted(SEQUENTIAL, 1);
        run.timeline.taskStarted(start);
        run.timeline.taskEnded(new TaskResult(start, FINISHED, "", Long.MAX_VALUE));
        run.timeline.passEnded(new PassResult(SEQUENTIAL, EndReason.ALL_COMPLETED, Long.MAX_VALUE, 1, 0, 0, 0));

        assertThat(run.draw(80))
                .contains("-           0.000  9223372036.855\n", "at best 9223372036.855 s: task one\n");
    }
}
