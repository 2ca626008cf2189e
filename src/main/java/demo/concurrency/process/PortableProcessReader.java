package demo.concurrency.process;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads processes with Java's own means, which know no environment variables. */
final class PortableProcessReader implements ProcessReader {

    /** No process counts as started before this program because its start is not known. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    @Override
    public Stream<ProcessEntry> all() {
        return ProcessHandle.allProcesses().map(PortableProcessReader::entry);
    }

    @Override
    public Optional<ProcessEntry> find(long pid) {
        return ProcessHandle.of(pid).map(PortableProcessReader::entry);
    }

    @Override
    public String environment(long pid) {
        return "";
    }

    private static ProcessEntry entry(ProcessHandle process) {
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(UNKNOWN);
        long parent = process.parent().map(ProcessHandle::pid).orElse(0L);
        return new ProcessEntry(new ProcessId(process.pid(), start), parent);
    }
}
