package demo.concurrency.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The processes at one moment that may belong to a tree of this program. Not changed after it was filled. */
final class ProcessTable {

    private final Map<Long, ProcessId> processes = new HashMap<>();
    private final Map<Long, List<ProcessId>> children = new HashMap<>();
    private final Map<String, List<ProcessId>> marked = new HashMap<>();

    /** Adds a process and the marks of this program that it carries. */
    void add(ProcessEntry process, List<String> marks) {
        processes.put(process.id().pid(), process.id());
        add(children, process.parent(), process.id());
        marks.forEach(mark -> add(marked, mark, process.id()));
    }

    /** Those roots that are running, the processes that carry one of the marks, and the descendants of all of these. */
    SortedSet<ProcessId> processesOf(Set<ProcessId> roots, List<String> marks) {
        SortedSet<ProcessId> found = new TreeSet<>();
        marks.forEach(mark -> found.addAll(marked.getOrDefault(mark, List.of())));
        roots.stream()
                .filter(process -> process.equals(processes.get(process.pid())))
                .forEach(found::add);
        ArrayDeque<ProcessId> parents = new ArrayDeque<>(found);
        while (!parents.isEmpty()) {
            for (ProcessId child : children.getOrDefault(parents.remove().pid(), List.of())) {
                if (found.add(child)) {
                    parents.add(child);
                }
            }
        }
        return found;
    }

    private static <K> void add(Map<K, List<ProcessId>> map, K key, ProcessId process) {
        map.computeIfAbsent(key, ignored -> new ArrayList<>()).add(process);
    }
}
