package demo.concurrency.process;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;

/** Reads processes with {@link ProcessHandle}, which cannot read environment variables. */
final class PortableProcessReader implements ProcessReader {

    /** A process whose start is not known counts as started after this program, so it may belong to a tree. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    @Override
    public LongStream pids() {
        return ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid);
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
