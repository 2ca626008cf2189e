package demo.concurrency.report;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;

/**
 * For each pass that a condition or the timeout ended: one line that says how many tasks finished, failed, were cancelled
 * and were not started.
 */
public final class EarlyEndSummary implements PassListener {

    private final Output output;
    private final Messages messages;

    /** @param output standard output, flushed before each line, so that a terminal shows both in order */
    public EarlyEndSummary(Output output, Messages messages) {
        this.output = output;
        this.messages = messages;
    }

    @Override
    public void passEnded(PassResult result) {
        if (result.end() == EndReason.CONDITION_MET || result.end() == EndReason.TIMED_OUT) {
            output.tryFlush();
            messages.print(result.mode() + " pass "
                    + (result.end() == EndReason.TIMED_OUT ? "timed out" : "ended early")
                    + ": " + result.finished() + " finished, " + result.failed() + " failed, " + result.cancelled()
                    + " cancelled, " + result.notStarted() + " not started");
        }
    }
}
