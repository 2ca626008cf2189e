package demo.concurrency.report;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.Durations;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What is printed of each pass as a whole. On standard output, the {@code took} line, and dashes between two passes. On
 * standard error, with {@code --quiet}, which tasks failed and why; and if a condition or the timeout ended the pass, how many
 * tasks finished, failed, were cancelled and were not started.
 */
public final class PassSummary implements PassListener {

    private static final String DASHES = "-".repeat(20) + "\n";
    private static final int MAX_FAILURES = 10;

    private final Output output;
    private final Output errors;
    private final boolean namesFailures;
    private final List<TaskResult> failures = new CopyOnWriteArrayList<>();
    private String separator = "";

    /**
     * @param output standard output, flushed before each message, so that a terminal shows both in order
     * @param errors standard error, on which nothing is printed if standard output cannot be written to
     * @param namesFailures whether to name the tasks that failed
     */
    public PassSummary(Output output, Output errors, boolean namesFailures) {
        this.output = output;
        this.errors = errors;
        this.namesFailures = namesFailures;
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        output.print(separator);
        separator = DASHES;
        failures.clear();
    }

    @Override
    public void taskEnded(TaskResult result) {
        // The state first: the compiler leaves out what did not happen in the warm-up, and no task fails there.
        if (result.state() == TaskState.FAILED && namesFailures && failures.size() < MAX_FAILURES) {
            failures.add(result);
        }
    }

    @Override
    public void passEnded(PassResult result) {
        if (result.endReason() != EndReason.CANCELLED) {
            output.print("took " + Durations.inSecondsWithNineDecimals(result.nanos()) + " seconds\n");
        }
        String pass = result.kind().name() + " pass";
        failures.stream()
                .limit(MAX_FAILURES)
                .forEach(failure ->
                        printMessage(pass + ": task " + failure.task().name() + " failed: " + failure.reason()));
        if (namesFailures && result.failed() > MAX_FAILURES) {
            printMessage(pass + ": " + (result.failed() - MAX_FAILURES) + " more failed");
        }
        if (result.endReason() == EndReason.CONDITION_MET || result.endReason() == EndReason.TIMED_OUT) {
            printMessage(pass + (result.endReason() == EndReason.TIMED_OUT ? " timed out: " : " ended early: ")
                    + result.finished() + " finished, " + result.failed() + " failed, " + result.cancelled()
                    + " cancelled, " + result.notStarted() + " not started");
        }
    }

    private void printMessage(String message) {
        if (output.tryFlush()) {
            errors.printMessage(message);
        }
    }
}
