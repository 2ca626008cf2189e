package demo.concurrency.process;

import static java.lang.Long.parseLong;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FileInputStream;
import java.io.IOException;
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

    /** A running process. The pid of the process that began a session stands for it; 0 if that is not known. */
    private record Entry(ProcessHandle process, long parent, long session) {}

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Between two looks, in nanoseconds. */
    private static final long PAUSE = SECOND / 50;

    /** The first process of each command that has not ended. */
    static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static volatile boolean allKilled;

    private static List<Entry> latest;
    private static long latestStart = System.nanoTime();

    private ProcessTree() {}

    /**
     * Sends SIGKILL to the processes of all running commands until none is left, or for a second. From then on, no command
     * starts, and none returns an exit status.
     */
    public static synchronized void killAll() {
        allKilled = true;
        // On a full heap, a look takes long.
        if (!RUNNING.isEmpty()) {
            end(RUNNING, 0);
        }
    }

    /**
     * Sends SIGTERM to the processes of a command, SIGKILL to those that are left two seconds later, and returns when none is
     * left. Gives up after three seconds: a process of another user cannot be ended. An interrupt does not stop it, and is lost.
     */
    static void terminate(Process first) {
        end(Set.of(first), 2 * SECOND);
        RUNNING.remove(first);
    }

    /** @param grace from SIGTERM to SIGKILL, in nanoseconds; 0 for SIGKILL at once */
    private static void end(Collection<Process> commands, long grace) {
        Set<Long> tree = new HashSet<>();
        commands.forEach(first -> tree.add(first.pid()));
        List<ProcessHandle> running = find(tree);
        // After the first look, which may take long.
        long start = System.nanoTime();
        if (grace > 0) {
            running.forEach(ProcessHandle::destroy);
        }
        // A process can escape one look by forking another one and ending meanwhile.
        for (int emptyLooks = 0; emptyLooks < 2 && System.nanoTime() - start < grace + SECOND; ) {
            if (System.nanoTime() - start >= grace) {
                running.forEach(ProcessHandle::destroyForcibly);
            }
            // An interrupted thread would not pause.
            Thread.interrupted();
            LockSupport.parkNanos(PAUSE);
            running = find(tree);
            emptyLooks = running.isEmpty() ? emptyLooks + 1 : 0;
        }
    }

    /** @param tree the pids of the processes found so far; adds to them */
    private static List<ProcessHandle> find(Set<Long> tree) {
        List<Entry> all = readAll(System.nanoTime());
        while (tree.addAll(all.stream()
                .filter(entry -> tree.contains(entry.parent) || tree.contains(entry.session))
                .map(entry -> entry.process.pid())
                .toList())) {
            // The next round finds their children.
        }
        return all.stream()
                .map(Entry::process)
                .filter(process -> tree.contains(process.pid()))
                .toList();
    }

    /**
     * The processes that run after the given time of {@link System#nanoTime()}. Threads that ask at the same time share one list,
     * since reading takes long.
     */
    private static synchronized List<Entry> readAll(long requested) {
        if (latestStart - requested <= 0) {
            long start = System.nanoTime();
            latest = ProcessHandle.allProcesses().flatMap(ProcessTree::read).toList();
            latestStart = start;
        }
        return latest;
    }

    private static Stream<Entry> read(ProcessHandle process) {
        try (FileInputStream file = new FileInputStream("/proc/" + process.pid() + "/stat")) {
            String stat = new String(file.readNBytes(512), ISO_8859_1);
            // See proc(5). The name is in parentheses and may itself contain spaces and parentheses.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
            // A zombie has ended, and its parent has not yet waited for it.
            return Stream.of(new Entry(process, parseLong(fields[1]), parseLong(fields[3])))
                    .filter(entry -> !fields[0].equals("Z"));
        } catch (IOException e) {
            // This system is not Linux, or the process has ended and has no parent any more.
            return process.parent().map(p -> new Entry(process, p.pid(), 0)).stream();
        }
    }
}
