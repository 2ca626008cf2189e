package demo.concurrency.cli;

import static java.util.stream.Collectors.joining;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassResult;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The exit statuses of the program. */
public enum ExitStatus {
    OK(0, "no task failed, and no pass ran into its timeout"),
    TASK_FAILED(1, "a task failed"),
    USAGE_ERROR(2, "the arguments are wrong; nothing has run"),
    INTERNAL_ERROR(70, "an internal error, a full disk, too little memory, or too few threads"),
    TIMED_OUT(124, "a pass ran into its timeout, and no task failed"),
    /** Never returned: the JVM itself exits with it after SIGHUP. */
    TERMINAL_CLOSED(129, "the terminal was closed"),
    INTERRUPTED(130, "interrupted (Ctrl-C)"),
    OUTPUT_CLOSED(141, "standard output was closed"),
    /** Never returned: the JVM itself exits with it after SIGTERM. */
    TERMINATED(143, "terminated");

    private final int code;
    private final String description;

    ExitStatus(int code, String description) {
        this.code = code;
        this.description = description;
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

    /** A line for each status, as shown by {@code --help}. */
    static String describeAll() {
        return Arrays.stream(values())
                .map(status -> String.format(Locale.ROOT, "  %-4d %s", status.code, status.description))
                .collect(joining("\n"));
    }
}
