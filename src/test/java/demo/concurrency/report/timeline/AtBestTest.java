package demo.concurrency.report.timeline;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static demo.concurrency.run.TaskState.CANCELLED;
import static demo.concurrency.run.TaskState.FAILED;
import static demo.concurrency.run.TaskState.FINISHED;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.ThreadKind;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The lines below the chart. */
class AtBestTest {

    /** A run of one pass whose tasks are the same and run one after another. */
    private static RecordedRun sequential(int cores, OptionalInt jobs, String task, int count, long millisEach) {
        RecordedRun run = new RecordedRun(cores, jobs).pass(SEQUENTIAL, count);
        for (int i = 0; i < count; i++) {
            run.task(i, task, FINISHED, i * millisEach, (i + 1) * millisEach);
        }
        return run.end(count * millisEach);
    }

    @Test
    void fourSecondsOfComputingOnTwoCores() {
        RecordedRun run =
                sequential(2, OptionalInt.empty(), "a=cpu:1", 4, 1_100).pass(CONCURRENT, 4);
        for (int i = 0; i < 4; i++) {
            run.task(i, "a=cpu:1", FINISHED, i / 2 * 1_000, i / 2 * 1_000 + 1_000);
        }
        run.end(2_010);

        assertThat(run.draw(120)).endsWith("""
                at best 2.000 s: 4.000 s of computing on 2 cores
                sequential 4.400 s, concurrent 2.010 s: 2.19 times faster
                """);
    }

    @Test
    void longestTaskAmongTasksThatCompute() {
        RecordedRun run = new RecordedRun()
                .pass(SEQUENTIAL, 3)
                .task(0, "a=cpu:1", FINISHED, 0, 1_000)
                .task(1, "b=cpu:1", FINISHED, 1_000, 2_000)
                .task(2, "c=3", FINISHED, 2_000, 5_000)
                .end(5_000);

        assertThat(run.draw(120)).endsWith("\nat best 3.000 s: task c\n");
    }

    @Test
    void computingOnSingleCore() {
        assertThat(sequential(1, OptionalInt.empty(), "a=cpu:1", 2, 1_000).draw(120))
                .endsWith("\nat best 2.000 s: 2.000 s of computing on 1 core\n");
    }

    @Test
    void jobs() {
        assertThat(sequential(2, OptionalInt.of(3), "a=1", 6, 1_000).draw(120))
                .endsWith("\nat best 2.000 s: 6.000 s of tasks with --jobs=3\n");
        assertThat(sequential(2, OptionalInt.of(2), "a=cpu:1", 4, 1_000).draw(120))
                .endsWith("\nat best 2.000 s: 4.000 s of computing on 2 cores\n");
    }

    /** A machine that does other things, too, makes computing take longer. */
    @Test
    void waitsAndComputingCountAsAskedFor() {
        RecordedRun run = new RecordedRun()
                .pass(CONCURRENT, 3)
                .task(0, "nap=0.1", FINISHED, 0, 3_002)
                .task(1, "a=cpu:2", FINISHED, 0, 3_001)
                .task(2, "b=cpu:1.5", FINISHED, 0, 2_601)
                .end(3_002);

        assertThat(run.draw(120)).endsWith("\nat best 2.000 s: task a\n");
    }

    /** So the bound is not above the time of any pass. */
    @Test
    void commandCountsAsItTookWhereItTookLeast() {
        RecordedRun run = new RecordedRun(2, OptionalInt.of(1))
                .pass(SEQUENTIAL, 2)
                .command(0, "a=run:true", 0, 1_000, 1_000)
                .command(1, "b=run:true", 1_000, 1_500, 1_500)
                .end(1_500)
                .pass(CONCURRENT, 2)
                .command(0, "a=run:true", 0, 600, 600)
                .command(1, "b=run:true", 600, 1_200, 1_200)
                .end(1_200);

        assertThat(run.draw(120)).endsWith("""
                at best 1.100 s: 1.100 s of tasks with --jobs=1
                sequential 1.500 s, concurrent 1.200 s: 1.25 times faster
                """);
    }

    @Test
    void cancelledCommandTookNoTime() {
        RecordedRun run = new RecordedRun()
                .pass(SEQUENTIAL, 1)
                .task(0, "a=run:true", CANCELLED, 0, 100)
                .end(EndReason.TIMED_OUT, 100)
                .pass(CONCURRENT, 1)
                .task(0, "a=run:true", FAILED, 0, 900)
                .end(900);

        assertThat(run.draw(120)).endsWith("\nat best 900.000 ms: task a\n");
    }

    @Test
    void listThatWasNeverCompletedHasNone() {
        RecordedRun run = new RecordedRun()
                .pass(SEQUENTIAL, 2)
                .task(0, "a=1", CANCELLED, 0, 500)
                .end(EndReason.TIMED_OUT, 500);
        assertThat(run.draw(120)).endsWith("\n- wait   x cancelled\n");

        run.pass(CONCURRENT, 2)
                .task(0, "a=1", FINISHED, 0, 1_000)
                .task(1, "b=2", FINISHED, 0, 2_000)
                .end(2_000);
        assertThat(run.draw(120)).endsWith("\nat best 2.000 s: task b\n");
    }

    /** Threads may have more cores than the JVM was told. */
    @Test
    void boundThatAPassHasBeatenIsNotShown() {
        RecordedRun run = new RecordedRun(1, OptionalInt.empty())
                .pass(CONCURRENT, 2)
                .task(0, "a=cpu:1", FINISHED, 0, 1_001)
                .task(1, "b=cpu:1", FINISHED, 0, 1_001)
                .end(1_001);

        assertThat(run.draw(120)).endsWith("\nat best 1.000 s: task a\n");
    }

    @Test
    void eachKindOfThreadIsComparedWithTheSequentialPass() {
        Timeline timeline = new Timeline(new Parallelism(1, 4, OptionalInt.empty()));
        RecordedRun run = new RecordedRun(timeline)
                .pass(SEQUENTIAL, 1)
                .task(0, "a=cpu:1", FINISHED, 0, 2_000)
                .end(2_000)
                .pass(new PassKind("concurrent-virtual", true, ThreadKind.VIRTUAL), 1)
                .task(0, "a=cpu:1", FINISHED, 0, 2_000)
                .end(2_000)
                .pass(new PassKind("concurrent-platform", true, ThreadKind.PLATFORM), 1)
                .task(0, "a=cpu:1", FINISHED, 0, 3_000)
                .end(3_000);

        assertThat(run.draw(120))
                .contains("\nconcurrent on virtual threads\n", "\nconcurrent on platform threads\n")
                .endsWith("""
                        at best 1.000 s: task a
                        sequential 2.000 s, concurrent on virtual threads 2.000 s: as fast
                        sequential 2.000 s, concurrent on platform threads 3.000 s: 1.50 times slower
                        """);
    }

    @Test
    void timesThatAreTooShortAreNotCompared() {
        RecordedRun run = new RecordedRun()
                .pass(SEQUENTIAL, 1)
                .task(0, "two", FINISHED, 0, 0)
                .end(0)
                .pass(CONCURRENT, 1)
                .task(0, "two", FINISHED, 0, 0)
                .end(0);

        assertThat(run.draw(80)).endsWith("\n| nothing\n");
    }

    /** The sum is larger than a long holds. */
    @Test
    void hugeSum() {
        RecordedRun run = new RecordedRun(2, OptionalInt.of(2)).pass(SEQUENTIAL, 3);
        for (int i = 0; i < 3; i++) {
            run.task(i, "a=6000000000", FINISHED, 0, 9_000_000_000_000L);
        }
        run.end(9_000_000_000_000L);

        assertThat(run.draw(120)).endsWith("\nat best 9000000000.000 s: 18000000000.000 s of tasks with --jobs=2\n");
    }
}
