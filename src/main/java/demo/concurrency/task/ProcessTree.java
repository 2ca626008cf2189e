package demo.concurrency.task;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A process and all that it started, those included whose own parent has gone. */
final class ProcessTree {

    /** What no other tree on this machine has in common with this program's. */
    private static final String RUN = ProcessHandle.current().pid() + "-" + System.nanoTime() + "-";

    private static final AtomicLong STARTED = new AtomicLong();
    private static final long GRACE = TimeUnit.SECONDS.toNanos(2);

    /** A container in which nobody collects the dead looks as if they were alive. */
    private static final long GIVE_UP = TimeUnit.SECONDS.toNanos(3);

    private static volatile boolean closed;

    private final Process process;
    private final String mark;

    private ProcessTree(Process process, String mark) {
        this.process = process;
        this.mark = mark;
    }

    /** Starts a process with one output for both of its streams. */
    static ProcessTree start(String... command) throws IOException {
        if (closed) {
            throw new IOException("the program ends");
        }
        String mark = RUN + STARTED.incrementAndGet();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        ProcessTable.mark(builder, mark);
        return new ProcessTree(builder.start(), mark);
    }

    /** Ends the input, then passes on the output, line by line, until no process holds it any more. */
    ProcessTree readOutput(Consumer<byte[]> output) throws IOException {
        InputStream stream = process.getInputStream();
        // When the first process ends, the JDK closes the stream on all others; not while it is locked.
        synchronized (stream) {
            process.getOutputStream().close();
            Lines lines = new Lines(output);
            stream.transferTo(lines);
            lines.close();
        }
        return this;
    }

    /** @return the exit status of the first process, or 128 and the number of the signal that ended it */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks each process to end, and kills those that have not after two seconds. Not stopped by an interrupt. */
    void end() {
        Set<ProcessHandle> asked = new HashSet<>(Set.of(process.toHandle()));
        process.toHandle().destroy();
        long start = System.nanoTime();
        long pause = 5_000_000;
        for (int looksInVain = 0; looksInVain < 2; ) {
            List<ProcessHandle> left = alive();
            // A process that has just been made, by one that has just ended, has neither parent nor mark for a moment.
            looksInVain = left.isEmpty() ? looksInVain + 1 : 0;
            long passed = System.nanoTime() - start;
            if (passed > GIVE_UP) {
                return;
            } else if (passed > GRACE) {
                left.forEach(ProcessHandle::destroyForcibly);
            } else {
                left.stream().filter(asked::add).forEach(ProcessHandle::destroy);
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, 100_000_000);
        }
    }

    /** Kills all trees at once, and keeps more from being started. Some may have been under way: so it looks twice. */
    static void killAll() {
        closed = true;
        for (int look = 0; look < 2; look++) {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            ProcessTable.now().marked(RUN).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private List<ProcessHandle> alive() {
        return ProcessTable.now().tree(process.toHandle(), mark).stream()
                .filter(ProcessHandle::isAlive)
                .toList();
    }
}
