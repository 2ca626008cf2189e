package demo.concurrency.report;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Text on its way from many threads to the one that writes it: a linked stack, which the writer thread takes as a whole.
 * Adding an entry is a single compare-and-set.
 */
final class OutputQueue {

    private static final long MAX_BYTES = 64 << 20;

    /** What an entry takes in memory besides its text. */
    private static final int OVERHEAD_BYTES = 64;

    /** Waking a parked thread costs more than writing a line, so the writer thread does not park at once. */
    private static final int YIELDS_BEFORE_PARK = 10;

    private final long limit = Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 8);
    private final AtomicReference<OutputEntry> newest = new AtomicReference<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();

    /** The size of the entries that are being written; 0 once all of them have been written. */
    private volatile long takenBytes;

    /** The writer thread while it waits; otherwise null. */
    private volatile Thread waitingWriter;

    /**
     * Adds a text. If too much is queued, waits until it has been written. If the calling thread is interrupted, the text is
     * added in excess of the limit, so that the output is complete.
     */
    void add(byte[] text) {
        if (isFull(text.length)) {
            awaitSpace(text.length);
        }
        push(new OutputEntry(text));
    }

    /** Adds a mark, without waiting. */
    OutputEntry.Mark addMark(boolean isEnd) {
        OutputEntry.Mark mark = new OutputEntry.Mark(isEnd);
        push(mark);
        return mark;
    }

    private void push(OutputEntry entry) {
        OutputEntry previous;
        do {
            previous = newest.get();
            entry.next = previous;
            entry.totalBytes = totalBytes(previous) + entry.bytes.length + OVERHEAD_BYTES;
        } while (!newest.compareAndSet(previous, entry));
        if (previous == null) {
            LockSupport.unpark(waitingWriter);
        }
    }

    /** A text that is larger than the limit can be added when nothing else is queued. */
    private boolean isFull(int bytes) {
        long queued = takenBytes + totalBytes(newest.get());
        return queued > 0 && queued + bytes > limit;
    }

    private static long totalBytes(OutputEntry entry) {
        return entry == null ? 0 : entry.totalBytes;
    }

    private void awaitSpace(int bytes) {
        lock.lock();
        try {
            while (isFull(bytes)) {
                written.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        return newest.get() == null;
    }

    /**
     * Waits until there is an entry, removes all, and returns the oldest. All that was taken before counts as written. Only
     * for the writer thread.
     */
    OutputEntry takeAll() {
        takenBytes = 0;
        signalWritten();
        for (int i = 0; i < YIELDS_BEFORE_PARK && isEmpty(); i++) {
            Thread.yield();
        }
        waitingWriter = Thread.currentThread();
        while (isEmpty()) {
            LockSupport.park(this);
        }
        waitingWriter = null;
        OutputEntry taken = newest.getAndSet(null);
        takenBytes = taken.totalBytes;
        // Reverses the links, which now lead from the newest entry to the oldest.
        OutputEntry oldest = null;
        for (OutputEntry entry = taken; entry != null; ) {
            OutputEntry previous = entry.next;
            entry.next = oldest;
            oldest = entry;
            entry = previous;
        }
        return oldest;
    }

    private void signalWritten() {
        lock.lock();
        try {
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
