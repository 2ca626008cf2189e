package demo.concurrency.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts processes one at a time, and only while enough file descriptors are free: if they run out during a start, the JDK
 * closes descriptors that other threads use. Thread-safe.
 */
final class ProcessStarter {

    /** Java needs ten to start a process. The others are left for reading which processes are running. */
    private static final int MIN_FREE_DESCRIPTORS = 20;

    /** The start of a process, as by {@link ProcessBuilder#start()}. */
    interface Start {
        Process run() throws IOException;
    }

    private final Lock lock = new ReentrantLock();
    private volatile boolean refused;

    /**
     * Starts a process when no other thread is doing so.
     *
     * @throws IOException if the process cannot be started, too few file descriptors are free, or after {@link #refuse()}
     */
    Process start(Start start) throws IOException {
        lock.lock();
        try {
            if (refused) {
                throw new IOException("the program is ending");
            }
            if (!Descriptors.areFree(MIN_FREE_DESCRIPTORS)) {
                throw new IOException(
                        "too few file descriptors are free to start a command; set --jobs or raise ulimit -n");
            }
            return start.run();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the start that is under way, if any, has ended: its thread holds the lock until then. */
    void awaitStart() {
        lock.lock();
        lock.unlock();
    }

    /** Starts no process from now on. Returns when the start that is under way has ended, or after a second. */
    void refuse() {
        refused = true;
        try {
            if (lock.tryLock(1, TimeUnit.SECONDS)) {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
