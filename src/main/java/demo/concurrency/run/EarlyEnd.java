package demo.concurrency.run;

import java.util.concurrent.atomic.AtomicReference;

/** Whether and why a pass ends before all of its tasks are completed. Thread-safe. */
final class EarlyEnd {

    private final PassThreads threads;
    private final AtomicReference<EndReason> reason = new AtomicReference<>(EndReason.ALL_COMPLETED);
    private final AtomicReference<Throwable> fault = new AtomicReference<>();

    /** @param threads the threads to interrupt */
    EarlyEnd(PassThreads threads) {
        this.threads = threads;
    }

    /**
     * Ends the pass early: no task is started from now on, and the running ones are interrupted. Only the first call
     * counts.
     */
    void trigger(EndReason why) {
        if (reason.compareAndSet(EndReason.ALL_COMPLETED, why)) {
            threads.interrupt();
        }
    }

    /** Cancels the pass because of an error that is not the failure of a task. */
    void triggerByFault(Throwable e) {
        fault.compareAndSet(null, e);
        trigger(EndReason.CANCELLED);
    }

    boolean isTriggered() {
        return reason.get() != EndReason.ALL_COMPLETED;
    }

    /** {@link EndReason#ALL_COMPLETED} if the pass was not ended early. */
    EndReason reason() {
        return reason.get();
    }

    /** Throws the first fault if there was one. */
    void throwFault() {
        if (fault.get() instanceof RuntimeException exception) {
            throw exception;
        }
        if (fault.get() instanceof Error error) {
            throw error;
        }
    }
}
