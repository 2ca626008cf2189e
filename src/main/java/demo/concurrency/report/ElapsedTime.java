package demo.concurrency.report;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.task.Durations;

/** The {@code took} line of each pass, and a line of dashes between two passes. */
public final class ElapsedTime implements PassListener {

    private static final String DASHES = "-".repeat(20) + "\n";

    private final Output output;
    private boolean isFirstPass = true;

    public ElapsedTime(Output output) {
        this.output = output;
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        if (!isFirstPass) {
            output.print(DASHES);
        }
        isFirstPass = false;
    }

    @Override
    public void passEnded(PassResult result) {
        if (result.endReason() != EndReason.CANCELLED) {
            output.print("took " + Durations.inSecondsWithNineDecimals(result.nanos()) + " seconds\n");
        }
    }
}
