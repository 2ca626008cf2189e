package demo.concurrency.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Finds the processes that may belong to a tree of this program. Remembers the processes that cannot belong to a tree, so
 * that the environment of each is read only once. Thread-safe.
 */
final class ProcessScanner {

    /** The scanner of this operating system. */
    static final ProcessScanner SYSTEM =
            new ProcessScanner(ProcessReader.system(), ProcessHandle.current().pid());

    private final ProcessReader reader;
    private final ProcessId self;

    private final Lock lock = new ReentrantLock();
    private Set<ProcessId> unrelated = Set.of();
    private ProcessTable latest;
    private long latestStart;

    /** @param self the pid of this process */
    ProcessScanner(ProcessReader reader, long self) {
        this.reader = reader;
        this.self = reader.find(self).orElseThrow().id();
    }

    /** The running process with this pid; empty if there is none. */
    Set<ProcessId> find(long pid) {
        return reader.find(pid).map(ProcessEntry::id).map(Set::of).orElse(Set.of());
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
        long requested = System.nanoTime();
        lock.lock();
        try {
            long now = System.nanoTime();
            if (latest == null || latestStart - requested < 0) {
                latest = scan();
                latestStart = now;
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    private ProcessTable scan() {
        Map<Long, ProcessId> processes = new HashMap<>();
        List<ProcessEntry> candidates = new ArrayList<>();
        Set<ProcessId> stillUnrelated = new HashSet<>();
        reader.all().forEach(process -> {
            processes.put(process.id().pid(), process.id());
            if (unrelated.contains(process.id())) {
                stillUnrelated.add(process.id());
            } else if (process.id().start() >= self.start()) {
                candidates.add(process);
            }
        });
        ProcessTable table = new ProcessTable();
        for (ProcessEntry process : candidates) {
            String environment = reader.environment(process.id().pid());
            List<String> marks = ProcessMark.findAll(environment);
            if (marks.isEmpty() && !environment.isEmpty() && hasUnrelatedParent(process, processes)) {
                stillUnrelated.add(process.id());
            } else {
                table.add(process, marks);
            }
        }
        unrelated = stillUnrelated;
        return table;
    }

    /**
     * Whether the parent is neither this process nor one that may belong to a tree. A child of this process is never
     * unrelated, since the first process of a tree has no mark until exec.
     */
    private boolean hasUnrelatedParent(ProcessEntry process, Map<Long, ProcessId> processes) {
        ProcessId parent = processes.get(process.parent());
        return !process.id().equals(self)
                && (process.parent() == 0
                        || parent != null && (parent.start() < self.start() || unrelated.contains(parent)));
    }
}
