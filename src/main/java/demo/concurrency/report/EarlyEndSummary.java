package demo.concurrency.report;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;

/**
 * For each pass that a condition or the timeout ended: one line that says how many tasks finished, failed, were cancelled
 * and were not started. Nothing if standard output cannot be written to.
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
        boolean isEarlyEnd = result.endReason() == EndReason.CONDITION_MET || result.endReason() == EndReason.TIMED_OUT;
        if (isEarlyEnd && output.tryFlush()) {
            messages.print(result.kind() + " pass "
                    + (result.endReason() == EndReason.TIMED_OUT ? "timed out" : "ended early")
                    + ": " + result.finished() + " finished, " + result.failed() + " failed, " + result.cancelled()
                    + " cancelled, " + result.notStarted() + " not started");
        }
    }
}
