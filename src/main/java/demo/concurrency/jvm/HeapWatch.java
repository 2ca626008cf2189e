package demo.concurrency.jvm;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.function.BooleanSupplier;

/**
 * Notices that the heap is full. With a nearly full heap, a JVM can go on for minutes without an OutOfMemoryError, since each
 * garbage collection frees just enough for the next allocation.
 */
final class HeapWatch {

    /** A heap of any size with this many bytes free does not count as full, since collections are still rare then. */
    private static final long MIN_FREE_BYTES = 64 << 20;

    private HeapWatch() {}

    /** Returns when the heap is full. */
    static void awaitFullHeap() throws InterruptedException {
        awaitAfterCollection(HeapWatch::isHeapFull);
    }

    /** Checks the condition after each garbage collection, and returns when it holds. */
    static void awaitAfterCollection(BooleanSupplier condition) throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        do {
            // Nothing else refers to the object, so the next garbage collection enqueues the reference.
            WeakReference<Object> gcProbe = new WeakReference<>(new Object(), collected);
            collected.remove();
            Reference.reachabilityFence(gcProbe);
        } while (!condition.getAsBoolean());
    }

    private static boolean isHeapFull() {
        if (!hasLittleFreeMemory()) {
            return false;
        }
        System.gc();
        return hasLittleFreeMemory();
    }

    private static boolean hasLittleFreeMemory() {
        Runtime runtime = Runtime.getRuntime();
        return isFull(runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory(), runtime.maxMemory());
    }

    /**
     * Whether the heap counts as full: {@code max} is its largest size, and {@code free} is what is left of that, in bytes.
     * Some of it has to stay free, since a virtual thread never wakes up if the JDK's array of timers cannot grow (from Java
     * 25 on, see java.util.concurrent.DelayScheduler).
     */
    static boolean isFull(long free, long max) {
        return free < Math.min(max / 8, MIN_FREE_BYTES);
    }
}
