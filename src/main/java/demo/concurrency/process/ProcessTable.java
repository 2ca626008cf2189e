package demo.concurrency.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** All processes of the machine at one moment. Immutable. */
final class ProcessTable {

    private static final Lock LOCK = new ReentrantLock();
    private static ProcessTable latest;

    private final long created = System.nanoTime();
    private final Map<Long, List<ProcessHandle>> children = new HashMap<>();
    private final Map<String, List<ProcessHandle>> marked = new HashMap<>();

    private ProcessTable() {
        ProcessHandle.allProcesses().forEach(process -> {
            process.parent().ifPresent(parent -> add(children, parent.pid(), process));
            add(marked, ProcessMark.of(process), process);
        });
    }

    /**
     * A table created after this call. Threads that ask at the same time share one, since reading all processes takes
     * milliseconds. From any thread.
     */
    static ProcessTable snapshot() {
        long requested = System.nanoTime();
        LOCK.lock();
        try {
            if (latest == null || latest.created - requested < 0) {
                latest = new ProcessTable();
            }
            return latest;
        } finally {
            LOCK.unlock();
        }
    }

    /** A process, its descendants, parents before children, and the processes that carry the mark. */
    Set<ProcessHandle> tree(ProcessHandle root, String mark) {
        List<ProcessHandle> descendants = new ArrayList<>(List.of(root));
        for (int i = 0; i < descendants.size(); i++) {
            descendants.addAll(children.getOrDefault(descendants.get(i).pid(), List.of()));
        }
        Set<ProcessHandle> tree = new LinkedHashSet<>(descendants);
        tree.addAll(marked.getOrDefault(mark, List.of()));
        return tree;
    }

    /** The processes whose mark starts with the prefix. */
    List<ProcessHandle> marked(String prefix) {
        return marked.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private static <K> void add(Map<K, List<ProcessHandle>> map, K key, ProcessHandle process) {
        map.computeIfAbsent(key, ignored -> new ArrayList<>()).add(process);
    }
}
