package demo.concurrency.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A process and everything that it started. On Linux this includes orphaned processes, those whose parent has ended; on
 * other systems they are not found. Thread-safe.
 */
public final class ProcessTree {

    private static final AtomicLong STARTED = new AtomicLong();

    /** From SIGTERM to SIGKILL, in nanoseconds. */
    private static final long TERM_GRACE = TimeUnit.SECONDS.toNanos(2);

    /**
     * From SIGTERM until {@link #terminate()} gives up, in nanoseconds. In a container without an init process, killed
     * orphans stay in the process table for ever and look alive.
     */
    private static final long KILL_TIMEOUT = TimeUnit.SECONDS.toNanos(3);

    private static volatile boolean startsRefused;

    private final Process process;
    private final String mark;

    private ProcessTree(Process process, String mark) {
        this.process = process;
        this.mark = mark;
    }

    /**
     * Starts a process whose standard output and standard error are one stream.
     *
     * @throws IOException if the process cannot be started, or after {@link #killAll()}
     */
    public static ProcessTree start(String... command) throws IOException {
        if (startsRefused) {
            throw new IOException("the program is ending");
        }
        String mark = ProcessMark.PREFIX + STARTED.incrementAndGet();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        ProcessMark.set(builder, mark);
        return new ProcessTree(builder.start(), mark);
    }

    /** Whether any tree was ever started. */
    public static boolean anyStarted() {
        return STARTED.get() > 0;
    }

    /**
     * Closes the input of the first process, then passes on the tree's output line by line until no process holds it open.
     *
     * @param consumer receives each line without its line feed, from the calling thread
     * @return this
     * @throws IOException if the output cannot be read
     */
    public ProcessTree readOutput(Consumer<byte[]> consumer) throws IOException {
        InputStream stream = process.getInputStream();
        // When the first process exits, the JDK closes the stream even if another process still writes to it. It cannot
        // do so while this thread holds the stream's lock.
        synchronized (stream) {
            process.getOutputStream().close();
            LineSplitter lines = new LineSplitter(consumer);
            stream.transferTo(lines);
            lines.close();
        }
        return this;
    }

    /** @return the exit status of the first process: 128 plus the signal's number if a signal ended it */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /**
     * Sends SIGTERM to every process of the tree, SIGKILL to those that are alive two seconds later, and returns when none
     * is left. Gives up after three seconds. Not stopped by an interrupt.
     */
    public void terminate() {
        Set<ProcessHandle> terminated = new HashSet<>(Set.of(process.toHandle()));
        process.toHandle().destroy();
        long start = System.nanoTime();
        long pause = 5_000_000;
        // A process just forked by one that has just ended has neither parent nor mark for a moment. So two scans in
        // succession have to find nothing.
        for (int emptyScans = 0; emptyScans < 2; ) {
            List<ProcessHandle> alive = alive();
            emptyScans = alive.isEmpty() ? emptyScans + 1 : 0;
            long elapsed = System.nanoTime() - start;
            if (elapsed > KILL_TIMEOUT) {
                return;
            } else if (elapsed > TERM_GRACE) {
                alive.forEach(ProcessHandle::destroyForcibly);
            } else {
                alive.stream().filter(terminated::add).forEach(ProcessHandle::destroy);
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, 100_000_000);
        }
    }

    /**
     * Sends SIGKILL to the processes of all trees and refuses to start more. Scans twice, since a start may have been under
     * way.
     */
    public static void killAll() {
        startsRefused = true;
        for (int scan = 0; scan < 2; scan++) {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            ProcessTable.snapshot().marked(ProcessMark.PREFIX).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private List<ProcessHandle> alive() {
        return ProcessTable.snapshot().tree(process.toHandle(), mark).stream()
                .filter(ProcessHandle::isAlive)
                .toList();
    }
}
