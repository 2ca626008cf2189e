package demo.concurrency.run;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Runs one pass after another until it is cancelled. Thread-safe. */
public final class PassRunner {

    private boolean cancelled;

    /** The pass that was started last; null if there is none. */
    private Pass last;

    /**
     * Runs a pass on the calling thread and returns when it has ended.
     *
     * @throws CancellationException if this runner was cancelled, before or meanwhile
     */
    public PassResult run(Pass pass) {
        synchronized (this) {
            if (cancelled) {
                throw new CancellationException();
            }
            last = pass;
        }
        return pass.run();
    }

    /** Cancels the current pass and refuses to run another. Returns when the pass has ended, or after the timeout. */
    public void cancel(Duration timeout) throws InterruptedException {
        Pass pass;
        synchronized (this) {
            cancelled = true;
            pass = last;
        }
        if (pass != null) {
            pass.cancel(timeout);
        }
    }
}
