package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;

import demo.concurrency.task.Work;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the JVM when there is no memory left, not even for an orderly end: little else is caught by no thread. What it
 * needs is there from the start.
 */
final class EmergencyExit implements Thread.UncaughtExceptionHandler {

    private final FileOutputStream errors = new FileOutputStream(FileDescriptor.err);
    private final byte[] message =
            ("concurrency-demo: not enough memory for so many tasks at once; take fewer --copies,"
                            + " set --jobs, or give java a larger heap (-Xmx)\n")
                    .getBytes(UTF_8);

    void install() {
        Thread.setDefaultUncaughtExceptionHandler(this);
        Thread.ofPlatform().daemon().start(this::watch);
    }

    /**
     * A JVM with a full heap may go on for minutes without an error, since each collection finds just enough for the next
     * allocation. So here is looked, after each, at what it has left.
     */
    private void watch() {
        // Loads what the end will need, while there is memory for that.
        Work.hasStartedProcesses();
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        try {
            do {
                // Nothing else refers to it: it is in the queue after the next collection.
                WeakReference<Object> needless = new WeakReference<>(new Object(), collected);
                collected.remove();
                Reference.reachabilityFence(needless);
            } while (!isFull());
            end(message);
        } catch (InterruptedException e) {
            // Nobody does that.
        }
    }

    private static boolean isFull() {
        if (isFullWithGarbage()) {
            System.gc();
        }
        return isFullWithGarbage();
    }

    private static boolean isFullWithGarbage() {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        return free < runtime.maxMemory() / 20;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        end(e instanceof OutOfMemoryError ? message : ("concurrency-demo: " + e + "\n").getBytes(UTF_8));
    }

    /** Never returns; a second thread in need waits for the end. */
    private synchronized void end(byte[] lastWords) {
        try {
            errors.write(lastWords);
        } catch (IOException e) {
            // There is nobody to be told.
        }
        // To look for processes takes memory: on a full heap, 20 s of collections were seen.
        if (Work.hasStartedProcesses()) {
            killProcesses();
        }
        Runtime.getRuntime().halt(Cli.FAULT);
    }

    private static void killProcesses() {
        for (int tries = 0; tries < 3; tries++) {
            try {
                Work.killProcesses();
                return;
            } catch (RuntimeException | OutOfMemoryError e) {
                // Those that were killed may have been what filled the memory: it is free a moment later.
                LockSupport.parkNanos(50_000_000);
            }
        }
    }
}
