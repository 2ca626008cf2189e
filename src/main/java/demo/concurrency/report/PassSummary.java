package demo.concurrency.report;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What standard error says of a pass that has ended: with {@code --quiet}, which tasks failed and why; and if a condition or
 * the timeout ended it, how many tasks finished, failed, were cancelled and were not started. Nothing if standard output
 * cannot be written to.
 */
public final class PassSummary implements PassListener {

    private static final int MAX_FAILURES = 10;

    private final Output output;
    private final Messages messages;
    private final boolean namesFailures;
    private final List<TaskResult> failures = new CopyOnWriteArrayList<>();

    /**
     * @param output standard output, flushed before each line, so that a terminal shows both in order
     * @param namesFailures whether to name the tasks that failed
     */
    public PassSummary(Output output, Messages messages, boolean namesFailures) {
        this.output = output;
        this.messages = messages;
        this.namesFailures = namesFailures;
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        failures.clear();
    }

    @Override
    public void taskEnded(TaskResult result) {
        if (namesFailures && result.state() == TaskState.FAILED && failures.size() < MAX_FAILURES) {
            failures.add(result);
        }
    }

    @Override
    public void passEnded(PassResult result) {
        failures.stream()
                .limit(MAX_FAILURES)
                .forEach(failure ->
                        print(result.kind() + " pass: task " + failure.task().name() + " failed: " + failure.reason()));
        if (namesFailures && result.failed() > MAX_FAILURES) {
            print(result.kind() + " pass: " + (result.failed() - MAX_FAILURES) + " more failed");
        }
        if (result.endReason() == EndReason.CONDITION_MET || result.endReason() == EndReason.TIMED_OUT) {
            print(result.kind() + " pass "
                    + (result.endReason() == EndReason.TIMED_OUT ? "timed out" : "ended early")
                    + ": " + result.finished() + " finished, " + result.failed() + " failed, " + result.cancelled()
                    + " cancelled, " + result.notStarted() + " not started");
        }
    }

    private void print(String message) {
        if (output.tryFlush()) {
            messages.print(message);
        }
    }
}
