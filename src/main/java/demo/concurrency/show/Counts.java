package demo.concurrency.show;

import demo.concurrency.run.End;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import java.io.PrintStream;

/** A line for each pass that ended early: what became of its tasks. */
public final class Counts implements PassListener {

    private final PrintStream errors;

    public Counts(PrintStream errors) {
        this.errors = errors;
    }

    @Override
    public void passEnded(PassResult result) {
        if (result.end() == End.CONDITION_MET || result.end() == End.TIMED_OUT) {
            errors.printf(
                    "concurrency-demo: %s pass %s: %d finished, %d failed, %d cancelled, %d not started%n",
                    Names.of(result.mode()),
                    result.end() == End.TIMED_OUT ? "timed out" : "ended early",
                    result.finished(),
                    result.failed(),
                    result.cancelled(),
                    result.notStarted());
        }
    }
}
