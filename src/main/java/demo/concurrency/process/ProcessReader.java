package demo.concurrency.process;

import java.util.Optional;
import java.util.stream.Stream;

/** Reads from the operating system which processes are running. Thread-safe. */
interface ProcessReader {

    /** The running processes. A process that has ended and whose parent has not yet waited for it does not count. */
    Stream<ProcessEntry> all();

    /** The running process with this pid. */
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
