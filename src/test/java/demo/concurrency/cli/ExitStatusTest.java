package demo.concurrency.cli;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {

    @ParameterizedTest
    @CsvSource({
        "ALL_COMPLETED, 0, ALL_COMPLETED, 0, 0",
        "ALL_COMPLETED, 0, CONDITION_MET, 0, 0",
        "ALL_COMPLETED, 0, ALL_COMPLETED, 1, 1",
        "ALL_COMPLETED, 0, TIMED_OUT, 0, 124",
        "ALL_COMPLETED, 0, TIMED_OUT, 1, 1",
        "ALL_COMPLETED, 1, TIMED_OUT, 0, 1",
        "CONDITION_MET, 1, TIMED_OUT, 0, 1",
    })
    void twoPassesInEitherOrder(EndReason end, int failed, EndReason otherEnd, int otherFailed, int status) {
        PassResult pass = result(end, failed);
        PassResult other = result(otherEnd, otherFailed);

        assertThat(ExitStatus.of(List.of(pass, other)).code()).isEqualTo(status);
        assertThat(ExitStatus.of(List.of(other, pass)).code()).isEqualTo(status);
    }

    private static PassResult result(EndReason end, int failed) {
        return new PassResult(PassKind.CONCURRENT, end, 1, 1, failed, 0, 0);
    }
}
