package demo.concurrency.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Processes that exist in a test only. */
final class FakeProcesses implements ProcessReader {

    private final Map<Long, ProcessEntry> processes = new HashMap<>();
    private final Map<Long, String> environments = new HashMap<>();

    /** The pids that were asked for. */
    final List<Long> processesRead = new ArrayList<>();

    /** The pids whose environment was read. */
    final List<Long> environmentsRead = new ArrayList<>();

    ProcessId start(long pid, long parent, long start, String environment) {
        ProcessId id = new ProcessId(pid, start);
        processes.put(pid, new ProcessEntry(id, parent));
        environments.put(pid, environment);
        return id;
    }

    void end(long pid) {
        processes.remove(pid);
    }

    @Override
    public LongStream pids() {
        return processes.keySet().stream().mapToLong(Long::longValue);
    }

    @Override
    public Optional<ProcessEntry> find(long pid) {
        processesRead.add(pid);
        return Optional.ofNullable(processes.get(pid));
    }

    @Override
    public String environment(long pid) {
        environmentsRead.add(pid);
        return environments.get(pid);
    }
}
