package demo.concurrency.process;

import java.util.Comparator;

/**
 * Identifies a process. A pid alone is not enough, since the system reuses the pid of a process that has ended. In natural
 * order, a process comes before its descendants.
 *
 * @param start when the process started, in a unit of the {@link ProcessReader} that read it; only comparable with others
 *     from the same reader
 */
record ProcessId(long pid, long start) implements Comparable<ProcessId> {

    private static final Comparator<ProcessId> ORDER =
            Comparator.comparingLong(ProcessId::start).thenComparingLong(ProcessId::pid);

    @Override
    public int compareTo(ProcessId other) {
        return ORDER.compare(this, other);
    }
}
