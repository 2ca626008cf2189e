package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The exit status of a run in which a task failed or a pass timed out. */
class ExitStatusIT {

    @Test
    void timeoutOfBothPassesGivesStatus124() throws Exception {
        Result result = DemoProcess.run("--timeout=0.1", "one", "two=1h");

        assertThat(result.status()).isEqualTo(124);
        assertThat(result.output().lines().filter("xxx cancelled task two"::equals))
                .hasSize(2);
        assertThat(result.errors()).isEqualTo("""
                        concurrency-demo: sequential pass timed out: 1 finished, 0 failed, 1 cancelled, 0 not started
                        concurrency-demo: concurrent pass timed out: 1 finished, 0 failed, 1 cancelled, 0 not started
                        """);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void failedCommandGivesStatus1AndOtherTasksRun() throws Exception {
        Result result = DemoProcess.run("--mode=sequential", "check=run:exit 3", "fetch=run:echo got it");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).startsWith("""
                        >>> doing task check
                        found command exit 3
                        !!! failed task check: exit status 3
                        >>> doing task fetch
                        found command echo got it
                        [fetch] got it
                        <<< finished task fetch
                        took""");
    }
}
