package demo.concurrency.process;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Ends the processes of a tree: sends SIGTERM to each, and SIGKILL to those that are still running some time later.
 *
 * @param grace from SIGTERM to SIGKILL, in nanoseconds; 0 for SIGKILL at once
 * @param timeout until it gives up, in nanoseconds. A process in uninterruptible sleep cannot be ended. This program may
 *     also lack the right to end a process of another user.
 */
record Termination(long grace, long timeout, Signals signals, LongSupplier nanoTime, LongConsumer sleep) {

    private static final long MIN_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long MAX_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    /** Sends a signal to a process. Does nothing if the process has ended. */
    interface Signals {
        void send(ProcessId process, boolean forcibly);
    }

    Termination(long grace, long timeout) {
        this(grace, timeout, Termination::send, System::nanoTime, Termination::sleep);
    }

    /**
     * Returns when no process of the tree is left, or after the timeout. Not stopped by an interrupt.
     *
     * @param findRunning returns the running processes of the tree. Its argument is what it returned the last time, since a
     *     process without a mark is found only through its parent, and no longer once the parent has ended.
     */
    void run(UnaryOperator<Set<ProcessId>> findRunning) {
        Set<ProcessId> running = findRunning.apply(Set.of());
        Set<ProcessId> terminated = new HashSet<>();
        // After the first scan, which may take long.
        long start = nanoTime.getAsLong();
        long pause = MIN_PAUSE;
        int emptyScans = 0;
        while (true) {
            emptyScans = running.isEmpty() ? emptyScans + 1 : 0;
            long elapsed = nanoTime.getAsLong() - start;
            for (ProcessId process : running) {
                if (elapsed >= grace) {
                    signals.send(process, true);
                } else if (terminated.add(process)) {
                    signals.send(process, false);
                }
            }
            // During exec, a process has no environment for a moment, and its parent may have ended. So two scans in
            // succession have to find nothing.
            if (emptyScans == 2 || elapsed > timeout) {
                return;
            }
            sleep.accept(pause);
            pause = Math.min(2 * pause, MAX_PAUSE);
            running = findRunning.apply(running);
        }
    }

    /** Sleeps even if the thread was interrupted before. */
    private static void sleep(long nanos) {
        boolean interrupted = Thread.interrupted();
        LockSupport.parkNanos(nanos);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(ProcessId process, boolean forcibly) {
        ProcessHandle.of(process.pid())
                .filter(handle -> ProcessScanner.SYSTEM.isRunning(process))
                .ifPresent(forcibly ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
    }
}
