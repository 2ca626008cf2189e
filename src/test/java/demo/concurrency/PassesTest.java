package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the passes print, without the time that they take: all sleeping is simulated. */
class PassesTest {

    @Test
    void builtInListInSequentialPass() {
        assertThat(InProcessRun.of("--mode=sequential")).isEqualTo(new InProcessRun(0, """
                        >>> doing task one
                        found wait of duration 1 seconds
                        <<< finished task one
                        >>> doing task two
                        <<< finished task two
                        >>> doing task three
                        found wait of duration 3 seconds
                        <<< finished task three
                        took 4.000000000 seconds
                        """, ""));
    }

    @Test
    void customListInConcurrentPass() {
        InProcessRun run = InProcessRun.of("-m", "concurrent", "build tools=1.50", "lint", "test=800ms", "lint");

        assertThat(run.status()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .contains(
                        ">>> doing task build tools\nfound wait of duration 1.5 seconds\n",
                        ">>> doing task test\nfound wait of duration 0.8 seconds\n");
        assertThat(run.output().lines())
                .hasSize(11)
                .containsOnlyOnce("<<< finished task build tools", "<<< finished task test")
                .endsWith("took 2.300000000 seconds");
        assertThat(run.output().lines().filter("<<< finished task lint"::equals))
                .hasSize(2);
    }

    @Test
    void bothPassesByDefault() {
        assertThat(InProcessRun.of("--quiet", "one=1")).isEqualTo(new InProcessRun(0, """
                        took 1.000000000 seconds
                        --------------------
                        took 1.000000000 seconds
                        """, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEQUENTIAL", "Sequential", "sequential"})
    void modeInAnyCase(String mode) {
        assertThat(InProcessRun.of("-q", "--mode=" + mode, "one=1").output()).isEqualTo("took 1.000000000 seconds\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLATFORM", "Platform", "virtual", "VIRTUAL"})
    void kindOfThreadInAnyCase(String kind) {
        assertThat(InProcessRun.of("-q", "-m=sequential", "--threads=" + kind, "one=1")
                        .output())
                .isEqualTo("took 1.000000000 seconds\n");
    }

    @Test
    void copiesRepeatWholeList() {
        assertThat(InProcessRun.of("--mode=sequential", "--copies=2", "a", "b")
                        .output()
                        .lines())
                .startsWith(
                        ">>> doing task a#1",
                        "<<< finished task a#1",
                        ">>> doing task b#1",
                        "<<< finished task b#1",
                        ">>> doing task a#2",
                        "<<< finished task a#2",
                        ">>> doing task b#2",
                        "<<< finished task b#2");
    }

    @Test
    void linesOfTenThousandTasksStayTogether() {
        Time restless = new Time() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(Duration.ofNanos(Math.floorMod(duration.hashCode(), 1_000_000)));
            }
        };
        String[] args = new String[10_001];
        args[0] = "--mode=concurrent";
        for (int i = 1; i < args.length; i++) {
            args[i] = "task " + i + "=" + i;
        }

        List<String> lines = InProcessRun.of(restless, args).output().lines().toList();

        assertThat(lines).hasSize(30_001);
        for (int i = 1; i < args.length; i++) {
            int start = lines.indexOf(">>> doing task task " + i);
            assertThat(lines.get(start + 1)).isEqualTo("found wait of duration " + i + " seconds");
            assertThat(lines.lastIndexOf("<<< finished task task " + i)).isGreaterThan(start);
        }
    }

    @Test
    void singleJobRunsInListOrder() {
        assertThat(InProcessRun.of("--mode=concurrent", "--jobs=1", "one=1", "two")
                        .output())
                .isEqualTo("""
                        >>> doing task one
                        found wait of duration 1 seconds
                        <<< finished task one
                        >>> doing task two
                        <<< finished task two
                        took 1.000000000 seconds
                        """);
    }

    @Test
    void cpuTask() {
        assertThat(InProcessRun.of(Time.SYSTEM, "--mode=concurrent", "one=cpu:1ms")
                        .output())
                .startsWith("""
                        >>> doing task one
                        found work of duration 0.001 seconds
                        <<< finished task one
                        took 0.0""");
    }

    @Test
    void timelineFollowsPasses() {
        // With the blocks of the character set that the tests run in, and with the carrier threads that the tasks ran
        // on.
        assertThat(InProcessRun.of("--quiet", "--timeline", "--mode=sequential", "one=1", "two=3")
                        .output())
                .startsWith("took 4.000000000 seconds\n")
                .containsPattern("\nsequential\none  [-━]+ +0\\.000  1\\.000.*\ntwo {10,}[-━]+  1\\.000  4\\.000")
                .endsWith(" wait\nat best 3.000 s: task two\n");
    }
}
