package demo.concurrency.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessScannerTest {

    private static final String MARK = ProcessMark.PREFIX + "1";
    private static final String MARKED = "A=a\0" + ProcessMark.VARIABLE + "=" + MARK + "\0";
    private static final String UNMARKED = "A=a\0";

    private long now;
    private final FakeProcesses processes = new FakeProcesses();
    private final ProcessId init = processes.start(1, 0, 0, UNMARKED);
    private final ProcessId self = processes.start(100, 1, 1000, UNMARKED);
    private final ProcessScanner scanner = new ProcessScanner(processes, 100, () -> now++);

    @Test
    void findsOrphanByItsMarkAndItsDescendants() {
        ProcessId orphan = processes.start(201, 1, 2000, MARKED);
        ProcessId child = processes.start(202, 201, 2001, UNMARKED);
        ProcessId grandchild = processes.start(203, 202, 2002, UNMARKED);
        processes.start(204, 1, 2003, UNMARKED);

        assertThat(tree()).containsExactly(orphan, child, grandchild);
    }

    @Test
    void findsProcessThatCarriesTheMarkOfANestedRun() {
        ProcessId nested = processes.start(201, 1, 2000, ProcessMark.VARIABLE + "=" + MARK + " 7-7-7\0");
        processes.start(202, 1, 2000, ProcessMark.VARIABLE + "=" + MARK + "0\0");

        assertThat(tree()).containsExactly(nested);
    }

    @Test
    void findsKnownProcessThatHasLostItsParentUnlessItHasEnded() {
        ProcessId running = processes.start(201, 1, 2000, "");
        ProcessId ended = new ProcessId(202, 1500);
        processes.start(202, 1, 2000, UNMARKED);

        assertThat(tree(running, ended)).containsExactly(running);
    }

    @Test
    void parentsComeBeforeChildrenAlsoAfterPidsHaveWrappedAround() {
        ProcessId parent = processes.start(900, 1, 2000, MARKED);
        ProcessId child = processes.start(300, 900, 2001, MARKED);

        assertThat(tree()).containsExactly(parent, child);
    }

    @Test
    void readsNoEnvironmentOfProcessThatStartedBeforeThisProgram() {
        processes.start(50, 1, 500, UNMARKED);

        scanner.snapshot();

        assertThat(processes.environmentsRead).containsExactly(self.pid()).doesNotContain(init.pid());
    }

    /** With thousands of processes, reading all of them takes long. */
    @Test
    void readsNoUnrelatedProcessAgainWithinASecond() {
        processes.start(50, 1, 500, UNMARKED);
        processes.start(200, 1, 2000, UNMARKED);
        scanner.snapshot();
        processes.processesRead.clear();

        now += Duration.ofMillis(999).toNanos();
        scanner.snapshot();

        assertThat(processes.processesRead).containsExactly(self.pid());
    }

    @Test
    void readsEnvironmentOfUnrelatedProcessOnce() {
        processes.start(200, 1, 2000, UNMARKED);

        scanner.snapshot();
        scanner.snapshot();

        assertThat(processes.environmentsRead).containsOnlyOnce(200L);
    }

    /** The system gives the pid of a process that has ended to another one. */
    @Test
    void readsEnvironmentOfLaterProcessWithTheSamePid() {
        processes.start(200, 1, 2000, UNMARKED);
        scanner.snapshot();
        processes.end(200);
        now += Duration.ofSeconds(1).toNanos();

        ProcessId later = processes.start(200, 1, 3000, MARKED);

        assertThat(tree()).containsExactly(later);
    }

    /** Between fork and exec, the first process of a tree has the environment of this program. */
    @Test
    void readsEnvironmentOfOwnChildAgain() {
        ProcessId child = processes.start(200, 100, 2000, UNMARKED);
        assertThat(tree()).isEmpty();

        processes.start(200, 100, 2000, MARKED);

        assertThat(tree()).containsExactly(child);
    }

    /** While a process is in exec, its environment is empty. */
    @Test
    void readsEmptyEnvironmentAgainAndThatOfItsChildren() {
        ProcessId orphan = processes.start(200, 1, 2000, "");
        ProcessId child = processes.start(201, 200, 2000, UNMARKED);
        assertThat(tree()).isEmpty();

        processes.start(200, 1, 2000, MARKED);

        assertThat(tree()).containsExactly(orphan, child);
    }

    private Set<ProcessId> tree(ProcessId... known) {
        return scanner.snapshot().processesOf(Set.of(known), List.of(MARK));
    }
}
