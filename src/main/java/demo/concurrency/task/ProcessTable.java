package demo.concurrency.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** All processes of the machine as of one moment. Immutable once taken. */
final class ProcessTable {

    /** The variable that a tree's processes inherit. Linux shows it even when their parents have gone. */
    private static final String MARK = "CONCURRENCY_DEMO_TASK";

    private static final Lock LOCK = new ReentrantLock();
    private static ProcessTable latest;

    private final long taken = System.nanoTime();
    private final Map<Long, List<ProcessHandle>> children = new HashMap<>();
    private final Map<String, List<ProcessHandle>> marked = new HashMap<>();

    private ProcessTable() {
        ProcessHandle.allProcesses().forEach(process -> {
            process.parent().ifPresent(parent -> add(children, parent.pid(), process));
            add(marked, mark(process), process);
        });
    }

    /** Makes a process, and all that it starts, carry a mark. */
    static void mark(ProcessBuilder builder, String mark) {
        builder.environment().put(MARK, mark);
    }

    /** A table taken after the call. All who wait for one share it: a hundred commands end in as little time as one. */
    static ProcessTable now() {
        long asked = System.nanoTime();
        LOCK.lock();
        try {
            if (latest == null || latest.taken - asked < 0) {
                latest = new ProcessTable();
            }
            return latest;
        } finally {
            LOCK.unlock();
        }
    }

    /** A process, those that descend from it, parents before children, and those that carry the mark. */
    Set<ProcessHandle> tree(ProcessHandle root, String mark) {
        List<ProcessHandle> family = new ArrayList<>(List.of(root));
        for (int i = 0; i < family.size(); i++) {
            family.addAll(children.getOrDefault(family.get(i).pid(), List.of()));
        }
        Set<ProcessHandle> tree = new LinkedHashSet<>(family);
        tree.addAll(marked.getOrDefault(mark, List.of()));
        return tree;
    }

    /** Those that carry a mark with this beginning. */
    List<ProcessHandle> marked(String start) {
        return marked.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(start))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private static <K> void add(Map<K, List<ProcessHandle>> map, K key, ProcessHandle process) {
        map.computeIfAbsent(key, ignored -> new ArrayList<>()).add(process);
    }

    private static String mark(ProcessHandle process) {
        try {
            Path file = Path.of("/proc", Long.toString(process.pid()), "environ");
            String environment = "\0" + Files.readString(file, StandardCharsets.ISO_8859_1);
            int start = environment.indexOf("\0" + MARK + "=");
            return start < 0
                    ? ""
                    : environment.substring(start + MARK.length() + 2).split("\0", 2)[0];
        } catch (IOException e) {
            // It has gone, is someone else's, or this is no Linux.
            return "";
        }
    }
}
