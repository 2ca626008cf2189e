package demo.concurrency.process;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

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
        // On a full heap, a look takes long.
        if (!RUNNING.isEmpty()) {
            end(RUNNING, 0);
        }
    }

    /**
     * Sends SIGTERM to the processes of a command, SIGKILL to those that are left two seconds later, and returns when none is
     * left. Gives up after three seconds: a process of another user cannot be ended. Not stopped by an interrupt.
     */
    static void terminate(Process first) {
        end(Set.of(first), 2 * SECOND);
        RUNNING.remove(first);
    }

    /** @param grace from SIGTERM to SIGKILL, in nanoseconds; 0 for SIGKILL at once */
    private static void end(Collection<Process> commands, long grace) {
        Set<String> sessions = new HashSet<>();
        List<ProcessHandle> running = find(commands, sessions);
        // After the first look, which may take long.
        long start = System.nanoTime();
        if (grace > 0) {
            running.forEach(ProcessHandle::destroy);
        }
        boolean isInterrupted = false;
        long pause = 5;
        // A process can escape one look by forking another one and ending meanwhile.
        for (int emptyLooks = 0; emptyLooks < 2 && System.nanoTime() - start < grace + SECOND; ) {
            if (System.nanoTime() - start >= grace) {
                running.forEach(ProcessHandle::destroyForcibly);
            }
            // Otherwise the thread would not sleep.
            isInterrupted |= Thread.interrupted();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            pause = Math.min(2 * pause, 100);
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
        List<ProcessHandle> running = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (ProcessEntry process : ProcessEntry.readAll()) {
            if (sessions.contains(process.session())
                    || sessions.contains(process.pid())
                    || found.contains(process.parent())) {
                found.add(process.pid());
                ProcessHandle.of(Long.parseLong(process.pid())).ifPresent(running::add);
                if (process.session().equals(process.pid())) {
                    sessions.add(process.pid());
                }
            }
        }
        return running;
    }
}
