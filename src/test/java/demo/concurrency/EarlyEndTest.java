package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.task.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends a pass early, and the exit status that follows. */
class EarlyEndTest {

    @Test
    void conditionEndsPassEarly() {
        assertThat(InProcessRun.of("--return-when=first-completed", "--mode=sequential", "one=1", "two"))
                .isEqualTo(new InProcessRun(
                        0,
                        """
                        >>> doing task one
                        found wait of duration 1 seconds
                        <<< finished task one
                        took 1.000000000 seconds
                        """,
                        "concurrency-demo: sequential pass ended early: 1 finished, 0 failed, 0 cancelled,"
                                + " 1 not started\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-exception", "FIRST_EXCEPTION", "First-Exception"})
    void conditionsInAnyCaseWithDashOrUnderscore(String condition) {
        assertThat(InProcessRun.of("-q", "-w", condition, "-m", "sequential", "one=1")
                        .status())
                .isZero();
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
    void failureTakesPrecedenceOverTimeout() {
        InProcessRun run =
                InProcessRun.of(Time.SYSTEM, "--timeout=1", "--mode=sequential", "bad=run:exit 3", "slow=1h");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).startsWith("""
                        >>> doing task bad
                        found command exit 3
                        !!! failed task bad: exit status 3
                        >>> doing task slow
                        found wait of duration 3600 seconds
                        xxx cancelled task slow
                        took""");
        assertThat(run.errors())
                .isEqualTo("concurrency-demo: sequential pass timed out: 0 finished, 1 failed, 1 cancelled,"
                        + " 0 not started\n");
    }
}
