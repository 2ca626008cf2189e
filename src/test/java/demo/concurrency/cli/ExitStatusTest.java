package demo.concurrency.cli;

import static demo.concurrency.run.EndReason.ALL_COMPLETED;
import static demo.concurrency.run.EndReason.CONDITION_MET;
import static demo.concurrency.run.EndReason.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exit status of two passes of which only one did not end well, whichever it is. */
class ExitStatusTest {

    private static final PassResult COMPLETED = result(ALL_COMPLETED, 0);

    @Test
    void failureInOnePass() {
        assertThat(status(COMPLETED, result(ALL_COMPLETED, 1))).isEqualTo(1);
        assertThat(status(result(ALL_COMPLETED, 1), COMPLETED)).isEqualTo(1);
    }

    @Test
    void timeoutOfOnePass() {
        assertThat(status(COMPLETED, result(TIMED_OUT, 0))).isEqualTo(124);
        assertThat(status(result(TIMED_OUT, 0), COMPLETED)).isEqualTo(124);
    }

    @Test
    void failureTakesPrecedenceOverTimeoutOfOtherPass() {
        assertThat(status(result(TIMED_OUT, 0), result(ALL_COMPLETED, 1))).isEqualTo(1);
        assertThat(status(result(CONDITION_MET, 1), result(TIMED_OUT, 0))).isEqualTo(1);
    }

    @Test
    void passThatEndedEarlyAsAsked() {
        assertThat(status(result(CONDITION_MET, 0), COMPLETED)).isZero();
    }

    private static int status(PassResult first, PassResult second) {
        return ExitStatus.of(List.of(first, second)).code();
    }

    private static PassResult result(EndReason end, long failed) {
        return new PassResult(PassKind.CONCURRENT, end, 1, 1, failed, 0, 0);
    }
}
