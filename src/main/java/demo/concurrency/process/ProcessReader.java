package demo.concurrency.process;

import java.util.Optional;
import java.util.stream.LongStream;

/** Reads from the operating system which processes are running. Thread-safe. */
interface ProcessReader {

    /** The pids of all processes. */
    LongStream pids();

    /**
     * The running process with this pid. A process that has ended and whose parent has not yet waited for it does not count.
     */
    Optional<ProcessEntry> find(long pid);

    /**
     * The environment variables of a process as {@code NAME=VALUE}, each with a NUL character after it. Empty if they are not
     * known: the process has ended, is in exec, or belongs to another user, or the system does not say.
     */
    String environment(long pid);

    /** The reader for this operating system. */
    static ProcessReader system() {
        return ProcFiles.exist() ? new ProcFiles() : new PortableProcessReader();
    }
}
