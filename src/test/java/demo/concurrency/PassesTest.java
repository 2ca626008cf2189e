package demo.concurrency;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.task.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the passes print, without the time that they take, what ends them early, and the exit status that follows. */
class PassesTest {

    private final ManualTime time = new ManualTime();

    @Test
    void builtInListInBothPasses() throws Exception {
        var run = InProcessRun.start(time);
        time.advance(1, ofSeconds(1));
        time.advance(1, ofSeconds(3));
        time.advance(2, ofSeconds(1));
        time.advance(1, ofSeconds(2));

        assertThat(run.get()).returns(0, InProcessRun::status).returns("", InProcessRun::errors);
        assertThat(run.get().output()).startsWith("""
                        >>> doing task one
                        found wait of duration 1 seconds
                        <<< finished task one
                        >>> doing task two
                        <<< finished task two
                        >>> doing task three
                        found wait of duration 3 seconds
                        <<< finished task three
                        took 4.000000000 seconds
                        --------------------
                        >>> doing task one
                        found wait of duration 1 seconds
                        >>> doing task two
                        """).endsWith("\ntook 3.000000000 seconds\n");
        List<String> lines = run.get().output().lines().toList();
        assertThat(lines.subList(10, 18)).containsExactlyInAnyOrderElementsOf(lines.subList(0, 8));
        assertThat(lines).hasSize(19);
    }

    /** Values follow the name of an option in the same argument or in the next one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--mode=SEQUENTIAL",
                "--mode=Sequential",
                "-m=sequential --threads=PLATFORM",
                "-m=sequential --threads=Virtual",
                "-m=sequential --return-when=FIRST_EXCEPTION",
                "-m=sequential --return-when=First-Exception",
                "-qqn 2 --mode=both --copies 1 -m sequential"
            })
    void lastValueCountsInAnyCaseAndWithDashOrUnderscore(String options) {
        String[] args = ("-q one=1 " + options).split(" ");

        assertThat(InProcessRun.of(args)).isEqualTo(new InProcessRun(0, "took 1.000000000 seconds\n", ""));
    }

    @Test
    void copiesRepeatWholeList() {
        assertThat(InProcessRun.of("--mode=sequential", "--copies=2", "a", "b").started())
                .containsExactly("a#1", "b#1", "a#2", "b#2");
    }

    /** With the blocks of the character set that the tests run in, and with the carrier threads that the tasks ran on. */
    @Test
    void timelineFollowsPasses() {
        assertThat(InProcessRun.of("--quiet", "--timeline", "--mode=sequential", "one=1", "two=3")
                        .output())
                .startsWith("took 4.000000000 seconds\n")
                .containsPattern("\nsequential\none  [-━]+ +0\\.000  1\\.000.*\ntwo {10,}[-━]+  1\\.000  4\\.000")
                .endsWith(" wait\nat best 3.000 s: task two\n");
    }

    @Test
    void conditionEndsPassEarly() {
        assertThat(InProcessRun.of("-q", "--return-when=first-completed", "--mode=sequential", "one=1", "two"))
                .isEqualTo(new InProcessRun(
                        0,
                        "took 1.000000000 seconds\n",
                        "concurrency-demo: sequential pass ended early: 1 finished, 0 failed, 0 cancelled,"
                                + " 1 not started\n"));
    }

    @Test
    void timeoutEndsBothPasses() {
        InProcessRun run = InProcessRun.of(Time.SYSTEM, "--timeout=10ms", "one=1h");

        assertThat(run.status()).isEqualTo(124);
        assertThat(run.output().lines().filter("xxx cancelled task one"::equals))
                .hasSize(2);
        assertThat(run.errors()).isEqualTo("""
                        concurrency-demo: sequential pass timed out: 0 finished, 0 failed, 1 cancelled, 0 not started
                        concurrency-demo: concurrent pass timed out: 0 finished, 0 failed, 1 cancelled, 0 not started
                        """);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void failureTakesPrecedenceOverTimeout() throws Exception {
        var run = InProcessRun.start(
                time, "--timeout=1", "--mode=sequential", "bad=run:echo sorry; exit 3", "slow=1h", "never");
        // The timeout and the task that is slow.
        time.advance(2, ofSeconds(1));

        assertThat(run.get())
                .isEqualTo(new InProcessRun(
                        1,
                        """
                        >>> doing task bad
                        found command echo sorry; exit 3
                        [bad] sorry
                        !!! failed task bad: exit status 3
                        >>> doing task slow
                        found wait of duration 3600 seconds
                        xxx cancelled task slow
                        took 1.000000000 seconds
                        """,
                        "concurrency-demo: sequential pass timed out: 0 finished, 1 failed, 1 cancelled,"
                                + " 1 not started\n"));
    }
}
