package demo.concurrency.process;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process, everything that it starts, and everything that those start. On Linux this includes orphaned processes, those
 * whose parent has ended; on other systems they are not found. Thread-safe.
 */
public final class ProcessTree {

    private static final AtomicLong COUNT = new AtomicLong();
    private static final ProcessStarter STARTER = new ProcessStarter();

    /** From SIGTERM to SIGKILL, in nanoseconds. */
    private static final long TERM_GRACE = TimeUnit.SECONDS.toNanos(2);

    /** Until {@link #terminate()} gives up, in nanoseconds. */
    private static final long TERM_TIMEOUT = TimeUnit.SECONDS.toNanos(3);

    /** Until {@link #killAll()} gives up, in nanoseconds. */
    private static final long KILL_TIMEOUT = TimeUnit.SECONDS.toNanos(1);

    private final String mark = ProcessMark.PREFIX + COUNT.incrementAndGet();
    private final ProcessBuilder builder;
    private volatile boolean terminated;

    /** Written while {@link #STARTER} starts this process. */
    private boolean isStarted;

    private Process process;
    private Set<ProcessId> root = Set.of();

    /** @param command the program and its arguments */
    ProcessTree(List<String> command) {
        builder = new ProcessBuilder(command).redirectErrorStream(true);
        ProcessMark.add(builder, mark);
    }

    /**
     * Starts the first process, whose standard output and standard error are one stream. May be called once.
     *
     * @throws IOException if the process cannot be started, or after {@link #terminate()} or {@link #killAll()}
     */
    Process start() throws IOException {
        STARTER.start(() -> {
            if (terminated) {
                throw new IOException("the command was cancelled");
            }
            isStarted = true;
            process = builder.start();
            root = ProcessScanner.SYSTEM.find(process.pid());
        });
        return process;
    }

    /**
     * Sends SIGTERM to every process of the tree, SIGKILL to those that are running two seconds later, and returns when none
     * is left. Gives up after three seconds. Not stopped by an interrupt. If the first process was not started, it never will.
     */
    void terminate() {
        terminated = true;
        STARTER.await();
        // If Java cannot start the thread that waits for a process, it throws an error although the process runs.
        if (isStarted) {
            new Termination(TERM_GRACE, TERM_TIMEOUT).run(known -> find(root, known, mark));
        }
    }

    /** Whether a command was ever run. */
    public static boolean anyStarted() {
        return COUNT.get() > 0;
    }

    /** Sends SIGKILL to the processes of all trees until none is left, and starts no more. Gives up after a second. */
    public static void killAll() {
        STARTER.refuse();
        Set<ProcessId> self = Set.of(ProcessScanner.SYSTEM.self());
        new Termination(0, KILL_TIMEOUT).run(known -> {
            Set<ProcessId> tree = find(self, known, ProcessMark.PREFIX);
            tree.removeAll(self);
            return tree;
        });
    }

    private static Set<ProcessId> find(Set<ProcessId> roots, Set<ProcessId> known, String mark) {
        Set<ProcessId> all = new HashSet<>(known);
        all.addAll(roots);
        return ProcessScanner.SYSTEM.snapshot().tree(all, mark);
    }
}
