package demo.concurrency.show;

import demo.concurrency.run.End;
import demo.concurrency.run.Mode;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;

/** A line for how long each pass took, and a line between two passes. */
public final class Took implements PassListener {

    private static final String LINE = "-".repeat(20) + "\n";

    private final Output output;
    private boolean first = true;

    public Took(Output output) {
        this.output = output;
    }

    @Override
    public void passStarted(Mode mode, int tasks) {
        if (!first) {
            output.print(LINE);
        }
        first = false;
    }

    @Override
    public void passEnded(PassResult result) {
        if (result.end() == End.CANCELLED) {
            return;
        }
        output.print("took " + Seconds.of(result.nanos()) + " seconds\n");
    }
}
