package demo.concurrency.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The file descriptors of this process. */
final class Descriptors {

    private static final File NULL_DEVICE = new File("/dev/null");

    /**
     * Held while processes are read, and while free descriptors are counted. Counting may use up all descriptors for a
     * moment, and reading would fail then.
     */
    static final Lock LOCK = new ReentrantLock();

    private Descriptors() {}

    /** Whether at least this many more files can be opened. May be called from any thread. */
    static boolean areFree(int count) throws IOException {
        if (!NULL_DEVICE.exists()) {
            return true;
        }
        Deque<FileInputStream> files = new ArrayDeque<>();
        LOCK.lock();
        try {
            while (files.size() < count) {
                files.add(new FileInputStream(NULL_DEVICE));
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            for (FileInputStream file : files) {
                file.close();
            }
            LOCK.unlock();
        }
    }
}
