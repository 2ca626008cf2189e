package demo.concurrency.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.LongSupplier;

/**
 * Finds the processes that may belong to a tree of this program. Remembers the processes that cannot belong to a tree, so
 * that on a busy machine few processes have to be read. Thread-safe.
 */
final class ProcessScanner {

    /** The scanner of this operating system. */
    static final ProcessScanner SYSTEM =
            new ProcessScanner(ProcessReader.system(), ProcessHandle.current().pid(), System::nanoTime);

    /** In nanoseconds. The system does not give the pid of a process that has ended to another one so soon. */
    private static final long MIN_PID_REUSE = TimeUnit.SECONDS.toNanos(1);

    private final ProcessReader reader;
    private final ProcessId self;
    private final LongSupplier nanoTime;

    /** Shared, so that no process is read while free descriptors are counted. */
    private final Lock lock = Descriptors.LOCK;

    /** The processes that cannot belong to a tree, by their pids. */
    private Map<Long, ProcessId> unrelated = Map.of();

    private ProcessTable latest;
    private long latestStart;

    /** @param self the pid of this process */
    ProcessScanner(ProcessReader reader, long self, LongSupplier nanoTime) {
        this.reader = reader;
        this.self = reader.find(self).orElseThrow().id();
        this.nanoTime = nanoTime;
    }

    /** The running process with this pid; empty if there is none. */
    Set<ProcessId> find(long pid) {
        lock.lock();
        try {
            return reader.find(pid).map(ProcessEntry::id).map(Set::of).orElse(Set.of());
        } finally {
            lock.unlock();
        }
    }

    /** Whether the process has not ended. */
    boolean isRunning(ProcessId process) {
        return find(process.pid()).contains(process);
    }

    /**
     * A table read after this call. Threads that ask at the same time share one, since reading all processes takes
     * milliseconds. May be called from any thread.
     */
    ProcessTable snapshot() {
        long requested = nanoTime.getAsLong();
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (latest == null || latestStart - requested < 0) {
                latest = scan(latest != null && now - latestStart < MIN_PID_REUSE);
                latestStart = now;
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    /** @param isRecent whether the previous scan was so recent that a known pid still means the same process */
    private ProcessTable scan(boolean isRecent) {
        Map<Long, ProcessId> stillUnrelated = new HashMap<>();
        List<ProcessEntry> candidates = new ArrayList<>();
        reader.pids().forEach(pid -> {
            ProcessId known = unrelated.get(pid);
            if (known != null && isRecent) {
                stillUnrelated.put(pid, known);
                return;
            }
            reader.find(pid).ifPresent(process -> {
                if (process.id().equals(known) || process.id().start() < self.start()) {
                    stillUnrelated.put(pid, process.id());
                } else {
                    candidates.add(process);
                }
            });
        });
        ProcessTable table = new ProcessTable();
        for (ProcessEntry process : candidates) {
            String environment = reader.environment(process.id().pid());
            List<String> marks = ProcessMark.findAll(environment);
            if (marks.isEmpty() && !environment.isEmpty() && hasUnrelatedParent(process, stillUnrelated)) {
                stillUnrelated.put(process.id().pid(), process.id());
            } else {
                table.add(process, marks);
            }
        }
        unrelated = stillUnrelated;
        return table;
    }

    /**
     * Whether the process has an unrelated parent, or none. False for this process itself, so that its children are never
     * unrelated: the first process of a tree has no mark until exec.
     */
    private boolean hasUnrelatedParent(ProcessEntry process, Map<Long, ProcessId> unrelatedProcesses) {
        return !process.id().equals(self)
                && (process.parent() == 0 || unrelatedProcesses.containsKey(process.parent()));
    }
}
