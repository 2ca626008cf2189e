package demo.concurrency.process;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process, everything that it starts, and everything that those start. On Linux this includes orphaned processes, those
 * whose parent has ended; on other systems they are not found. Thread-safe.
 */
public final class ProcessTree {

    private static final AtomicLong COUNT = new AtomicLong();

    /** The trees that {@link #killAll()} has to end: each from just before its start until {@link #release()}. */
    private static final Set<ProcessTree> RUNNING = ConcurrentHashMap.newKeySet();

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

    private volatile Set<ProcessId> root = Set.of();

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
        return STARTER.start(() -> {
            if (terminated) {
                throw new IOException("the command was cancelled");
            }
            RUNNING.add(this);
            Process process = builder.start();
            root = ProcessScanner.SYSTEM.find(process.pid());
            return process;
        });
    }

    /**
     * Sends SIGTERM to every process of the tree, SIGKILL to those that are running two seconds later, and returns when none
     * is left. Gives up after three seconds. Not stopped by an interrupt. If the first process was not started, it will not
     * be started later.
     */
    void terminate() {
        terminated = true;
        STARTER.awaitStart();
        // Also if start() has thrown: the process runs although Java could not start the thread that waits for it.
        if (RUNNING.contains(this)) {
            new Termination(TERM_GRACE, TERM_TIMEOUT).run(known -> find(Set.of(this), known));
            release();
        }
    }

    /** The command has ended. What it has left running on purpose is not this program's any more. */
    void release() {
        RUNNING.remove(this);
    }

    /** Whether a command was ever run. */
    public static boolean anyStarted() {
        return COUNT.get() > 0;
    }

    /** Sends SIGKILL to the processes of all running trees until none is left, and starts no more. Gives up after a second. */
    public static void killAll() {
        STARTER.refuse();
        // On a full heap, scanning all processes takes seconds.
        if (!RUNNING.isEmpty()) {
            new Termination(0, KILL_TIMEOUT).run(known -> find(RUNNING, known));
        }
    }

    private static Set<ProcessId> find(Set<ProcessTree> trees, Set<ProcessId> known) {
        Set<ProcessId> roots = new HashSet<>(known);
        trees.forEach(tree -> roots.addAll(tree.root));
        return ProcessScanner.SYSTEM
                .snapshot()
                .processesOf(roots, trees.stream().map(tree -> tree.mark).toList());
    }
}
