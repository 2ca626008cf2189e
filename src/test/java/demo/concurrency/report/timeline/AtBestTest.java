package demo.concurrency.report.timeline;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.PassKind;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines below the chart. */
class AtBestTest {

    /** Equal tasks, one after another. */
    @ParameterizedTest
    @CsvSource({
        // cores, --jobs, tasks
        "1, , 2, a=cpu:1, 2.000 s: 2.000 s of computing on 1 core",
        "2, , 4, a=cpu:1, 2.000 s: 4.000 s of computing on 2 cores",
        "2, 2, 4, a=cpu:1, 2.000 s: 4.000 s of computing on 2 cores",
        "2, 3, 6, a=1, 2.000 s: 6.000 s of tasks with --jobs=3",
        // The sum is larger than a long holds.
        "2, 2, 3, a=6000000000, 9000000000.000 s: 18000000000.000 s of tasks with --jobs=2"
    })
    void equalTasks(int cores, Integer jobs, int count, String task, String expected) {
        long millis = task.length() > 10 ? 9_000_000_000_000L : 1_000L * count;
        String[] tasks = IntStream.range(0, count)
                .mapToObj(i -> "0 " + millis + " " + task)
                .toArray(String[]::new);
        OptionalInt atOnce = jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs);

        assertThat(new RecordedRun(new Parallelism(cores, cores, atOnce))
                        .pass(SEQUENTIAL, millis, tasks)
                        .draw(120))
                .endsWith("\nat best " + expected + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 5000, 0 1000 a=cpu:1; 1000 2000 b=cpu:1; 2000 5000 c=3, 3.000 s: task c",
        // A machine that does other things, too, makes computing take longer than asked for.
        "2, 3002, 0 3002 nap=0.1; 0 3001 a=cpu:2; 0 2601 b=cpu:1.5, 2.000 s: task a",
        // Threads may have more cores than the JVM was told. No pass is faster than what is shown.
        "1, 1001, 0 1001 a=cpu:1; 0 1001 b=cpu:1, 1.000 s: task a"
    })
    void longestTask(int cores, long millis, String tasks, String expected) {
        assertThat(new RecordedRun(new Parallelism(cores, cores, OptionalInt.empty()))
                        .pass(CONCURRENT, millis, tasks.split("; "))
                        .draw(120))
                .endsWith("\nat best " + expected + "\n");
    }

    /** So the bound is not above the time of any pass. */
    @Test
    void commandCountsAsItTookWhereItTookLeast() {
        assertThat(new RecordedRun(new Parallelism(2, 2, OptionalInt.of(1)))
                        .pass(SEQUENTIAL, 1_500, "0 1000 a=run:true", "1000 1500 b=run:true")
                        .pass(CONCURRENT, 1_200, "0 600 a=run:true", "600 1200 b=run:true")
                        .draw(120))
                .endsWith("""
                        at best 1.100 s: 1.100 s of tasks with --jobs=1
                        sequential 1.500 s, concurrent 1.200 s: 1.25 times faster
                        """);
    }

    @Test
    void cancelledCommandTookNoTime() {
        assertThat(new RecordedRun()
                        .pass(SEQUENTIAL, 100, "x0 100 a=run:true")
                        .pass(CONCURRENT, 900, "!0 900 a=run:true")
                        .draw(120))
                .endsWith("\nat best 0.900 s: task a\n");
    }

    @Test
    void listThatWasNeverCompletedHasNone() {
        RecordedRun run = new RecordedRun().pass(SEQUENTIAL, 500, "x0 500 a=1");
        assertThat(run.draw(120)).endsWith("\n- wait   x cancelled\n");

        run.pass(CONCURRENT, 2_000, "0 1000 a=1", "0 2000 b=2");
        assertThat(run.draw(120)).endsWith("\nat best 2.000 s: task b\n");
    }

    @Test
    void eachKindOfThreadIsComparedWithTheSequentialPass() {
        assertThat(new RecordedRun(new Parallelism(1, 4, OptionalInt.empty()))
                        .pass(SEQUENTIAL, 2_000, "0 2000 a=cpu:1")
                        .pass(new PassKind("concurrent-virtual", true, true), 2_000, "0 2000 a=cpu:1")
                        .pass(new PassKind("concurrent-platform", true, false), 3_000, "0 3000 a=cpu:1")
                        .draw(120))
                .contains("\nconcurrent on virtual threads\n", "\nconcurrent on platform threads\n")
                .endsWith("""
                        at best 1.000 s: task a
                        sequential 2.000 s, concurrent on virtual threads 2.000 s: as fast
                        sequential 2.000 s, concurrent on platform threads 3.000 s: 1.50 times slower
                        """);
    }

    @Test
    void timesThatAreTooShortAreNotCompared() {
        assertThat(new RecordedRun()
                        .pass(SEQUENTIAL, 0, "0 0 two")
                        .pass(CONCURRENT, 0, "0 0 two")
                        .draw(80))
                .endsWith("\n| nothing\n");
    }
}
