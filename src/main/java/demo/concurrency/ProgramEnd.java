package demo.concurrency;

import demo.concurrency.cli.ExitStatus;
import demo.concurrency.process.ProcessTree;
import demo.concurrency.report.Output;
import demo.concurrency.task.Text;
import java.io.PrintStream;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** How the program ends: by its exit status, by a signal, or by an error that no code handles. */
final class ProgramEnd {

    /** That of the system: the one of {@code --verbose} only queues what is printed. */
    private static final PrintStream ERRORS = System.err;

    /** How long the end of the JVM waits for cancelled tasks. A command that ignores SIGTERM takes two seconds. */
    private static final int CANCEL_SECONDS = 3;

    /** Each run holds the read lock while its passes run. Tests have several runs in one JVM. */
    static final ReadWriteLock PASSES = new ReentrantReadWriteLock();

    private static final AtomicBoolean IS_FAILING = new AtomicBoolean();

    private ProgramEnd() {}

    /**
     * Sets what happens when a signal or {@link System#exit} ends the JVM, or standard output fails. To be called by the thread that
     * will run the passes. Does not return if the JVM is already ending, so that a program that is being ended prints nothing.
     */
    static void handle(Output output, Output errors) {
        Thread runner = Thread.currentThread();
        output.onFailure(() -> cancel(runner, output, errors));
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                cancel(runner, output, errors);
                output.close();
                errors.close();
                ProcessTree.killAll();
            }));
        } catch (IllegalStateException e) {
            // The JVM is already shutting down, so this call never returns, and the exit status stays as it was set.
            System.exit(0);
        }
    }

    /** Interrupts the passes, and lets nobody wait to print. Returns when all tasks have ended, or after the timeout. */
    private static void cancel(Thread runner, Output output, Output errors) {
        output.stopWaiting();
        errors.stopWaiting();
        runner.interrupt();
        try {
            if (PASSES.writeLock().tryLock(CANCEL_SECONDS, TimeUnit.SECONDS)) {
                PASSES.writeLock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends the JVM, unless another thread has died of an error: the exit status is then that of {@link #fail}. For status 0, this
     * returns, since {@link System#exit} first loads the JDK's logging.
     */
    static void exit(ExitStatus status) {
        while (IS_FAILING.get()) {
            LockSupport.park();
        }
        if (status != ExitStatus.OK) {
            System.exit(status.code());
        }
    }

    /** Kills all running commands, prints what has happened, and halts the JVM. */
    static void fail(Throwable error) {
        if (!IS_FAILING.compareAndSet(false, true)) {
            return;
        }
        try {
            ProcessTree.killAll();
        } catch (Throwable e) {
            // The heap is full: the message comes first.
        }
        try {
            ERRORS.println("concurrency-demo: " + Text.escape(message(error)));
        } finally {
            Runtime.getRuntime().halt(ExitStatus.INTERNAL_ERROR.code());
        }
    }

    private static String message(Throwable error) {
        if (String.valueOf(error.getMessage()).contains("native thread")) {
            return "started "
                    + Thread.currentThread().getThreadGroup().getParent().activeCount()
                    + " threads, and the system allows no more; set --jobs, use"
                    + " --threads=virtual, or raise its limit (ulimit -u)";
        }
        // The JDK throws a RejectedExecutionException if it has no memory to queue a virtual thread for its carriers.
        return error instanceof OutOfMemoryError || error instanceof RejectedExecutionException
                ? "not enough memory; use fewer --copies, set --jobs, or give java a larger heap (-Xmx)"
                : error.toString();
    }
}
