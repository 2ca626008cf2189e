package demo.concurrency.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import demo.concurrency.process.ProcessTree;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Halts the JVM, with a message, when the heap is full or a thread has died of an error. What it needs for that is allocated
 * when the program starts.
 */
public final class OutOfMemoryExit implements Thread.UncaughtExceptionHandler {

    private final FileOutputStream errors = new FileOutputStream(FileDescriptor.err);
    private final byte[] message =
            ("concurrency-demo: not enough memory for so many tasks at once; take fewer --copies,"
                            + " set --jobs, or give java a larger heap (-Xmx)\n")
                    .getBytes(UTF_8);
    private final int exitStatus;

    private OutOfMemoryExit(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    /** Watches the heap and all threads until the JVM ends. */
    public static void install(int exitStatus) {
        OutOfMemoryExit exit = new OutOfMemoryExit(exitStatus);
        Thread.setDefaultUncaughtExceptionHandler(exit);
        Thread.ofPlatform().daemon().start(exit::watchHeap);
    }

    /**
     * With a nearly full heap, a JVM can go on for minutes without an OutOfMemoryError, since each garbage collection frees
     * just enough for the next allocation. So this checks the heap after each collection.
     */
    private void watchHeap() {
        // Loads the class while there is memory for it.
        ProcessTree.anyStarted();
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        try {
            do {
                // Nothing else refers to the object, so the next garbage collection enqueues the reference.
                WeakReference<Object> gcProbe = new WeakReference<>(new Object(), collected);
                collected.remove();
                Reference.reachabilityFence(gcProbe);
            } while (!isHeapFull());
            exit(message);
        } catch (InterruptedException e) {
            // This daemon thread is never interrupted.
        }
    }

    private static boolean isHeapFull() {
        if (isHeapFullWithGarbage()) {
            System.gc();
        }
        return isHeapFullWithGarbage();
    }

    private static boolean isHeapFullWithGarbage() {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        return free < runtime.maxMemory() / 20;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        exit(e instanceof OutOfMemoryError ? message : ("concurrency-demo: " + e + "\n").getBytes(UTF_8));
    }

    /** Never returns. Synchronized, so that only the first message is printed. */
    private synchronized void exit(byte[] lastMessage) {
        try {
            errors.write(lastMessage);
        } catch (IOException e) {
            // There is no other place for the message.
        }
        // Only if needed: on a full heap, to scan all processes takes seconds of garbage collection.
        if (ProcessTree.anyStarted()) {
            killProcesses();
        }
        Runtime.getRuntime().halt(exitStatus);
    }

    private static void killProcesses() {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                ProcessTree.killAll();
                return;
            } catch (RuntimeException | OutOfMemoryError e) {
                // The killed processes may have filled the memory with their output, which is free a moment later.
                LockSupport.parkNanos(50_000_000);
            }
        }
    }
}
