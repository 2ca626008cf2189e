package demo.concurrency.process;

import java.io.File;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Ends the processes of commands: on Linux those of a command's session and all their descendants, elsewhere the descendants of
 * its first process.
 */
public final class ProcessTree {

    /** From SIGTERM to SIGKILL, and from there until giving up, in nanoseconds. */
    private static final long TERM_GRACE = TimeUnit.SECONDS.toNanos(2);

    private static final long KILL_TIMEOUT = TimeUnit.SECONDS.toNanos(1);

    private static final boolean IS_LINUX = new File("/proc/self/stat").exists();

    /** The first process of each command that has not ended. */
    static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static volatile boolean allKilled;

    private ProcessTree() {}

    /**
     * Sends SIGKILL to the processes of all running commands until none is left, or for a second. From then on, no command
     * starts, and none returns an exit status.
     */
    public static void killAll() {
        allKilled = true;
        end(RUNNING, 0);
    }

    /**
     * Sends SIGTERM to the processes of a command, SIGKILL to those that are left two seconds later, and returns when none is
     * left. Gives up after three seconds: a process of another user cannot be ended. Not stopped by an interrupt.
     */
    static void terminate(Process first) {
        end(Set.of(first), TERM_GRACE);
        RUNNING.remove(first);
    }

    private static void end(Collection<Process> commands, long grace) {
        Set<String> sessions = new HashSet<>();
        List<ProcessHandle> running = find(commands, sessions);
        // After the first look, which may take long.
        long start = System.nanoTime();
        if (grace > 0) {
            running.forEach(ProcessHandle::destroy);
        }
        boolean isInterrupted = false;
        // A process can escape one look by forking another one and ending meanwhile.
        for (int looks = 0, emptyLooks = 0;
                emptyLooks < 2 && System.nanoTime() - start < grace + KILL_TIMEOUT;
                looks++) {
            if (System.nanoTime() - start >= grace) {
                running.forEach(ProcessHandle::destroyForcibly);
            }
            // Otherwise the thread would not sleep.
            isInterrupted |= Thread.interrupted();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(5 << looks, 100)));
            running = find(commands, sessions);
            emptyLooks = running.isEmpty() ? emptyLooks + 1 : 0;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param sessions those that the processes found so far have begun; adds to them */
    private static List<ProcessHandle> find(Collection<Process> commands, Set<String> sessions) {
        if (!IS_LINUX) {
            return commands.stream()
                    .flatMap(first -> Stream.concat(Stream.of(first.toHandle()), first.descendants()))
                    .filter(ProcessHandle::isAlive)
                    .toList();
        }
        // The first process of a command begins its session after its start.
        commands.forEach(first -> sessions.add(Long.toString(first.pid())));
        Set<String> found = new LinkedHashSet<>();
        for (ProcessEntry process : ProcessEntry.readAll()) {
            if (sessions.contains(process.session())
                    || sessions.contains(process.pid())
                    || found.contains(process.parent())) {
                found.add(process.pid());
                if (process.session().equals(process.pid())) {
                    sessions.add(process.pid());
                }
            }
        }
        return found.stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .toList();
    }
}
