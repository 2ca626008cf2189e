package demo.concurrency.cli;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassResult;
import java.util.List;

/** The exit statuses of the program. After SIGHUP and SIGTERM, the JVM itself exits with 129 and 143. */
public enum ExitStatus {
    OK(0),
    TASK_FAILED(1),
    USAGE_ERROR(2),
    INTERNAL_ERROR(70),
    TIMED_OUT(124),
    INTERRUPTED(130),
    OUTPUT_CLOSED(141);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The exit status of a run whose passes have all ended without an error of the program. */
    public static ExitStatus of(List<PassResult> results) {
        if (results.stream().anyMatch(result -> result.failed() > 0)) {
            return TASK_FAILED;
        }
        return results.stream().anyMatch(result -> result.endReason() == EndReason.TIMED_OUT) ? TIMED_OUT : OK;
    }
}
