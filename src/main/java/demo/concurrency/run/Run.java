package demo.concurrency.run;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** One pass after another, until all are done or the run is cancelled. Thread-safe. */
public final class Run {

    private boolean cancelled;
    private Pass current;

    /**
     * Runs a pass and returns when it has ended.
     *
     * @throws CancellationException if the run was cancelled before or meanwhile
     */
    public PassResult pass(Pass pass) {
        synchronized (this) {
            if (cancelled) {
                throw new CancellationException();
            }
            current = pass;
        }
        return pass.run();
    }

    /** Cancels the pass that runs, waits for its end but not longer than is said, and lets no other begin. */
    public synchronized void cancel(Duration patience) throws InterruptedException {
        cancelled = true;
        if (current != null) {
            current.cancel(patience);
        }
    }
}
