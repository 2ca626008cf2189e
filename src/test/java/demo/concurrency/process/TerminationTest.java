package demo.concurrency.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TerminationTest {

    private static final ProcessId ONE = new ProcessId(1, 1);
    private static final ProcessId TWO = new ProcessId(2, 2);

    private final List<String> signals = new ArrayList<>();
    private long now;

    @Test
    void sendsSigtermOnceToEachProcess() {
        run(2, List.of(Set.of(ONE), Set.of(ONE, TWO), Set.of(TWO), Set.of(), Set.of()));

        assertThat(signals).containsExactly("TERM 1", "TERM 2");
    }

    /** A process in exec may be missing from one scan. */
    @Test
    void endsAfterTwoEmptyScansInSuccession() {
        run(2, List.of(Set.of(), Set.of(ONE), Set.of(), Set.of(TWO), Set.of(), Set.of()));

        assertThat(signals).containsExactly("TERM 1", "TERM 2");
    }

    @Test
    void sendsSigkillAfterTheGraceAndGivesUpAfterTheTimeout() {
        termination(2).run(known -> Set.of(ONE));

        assertThat(signals).containsExactly("TERM 1", "KILL 1");
        assertThat(now)
                .isBetween(
                        Duration.ofSeconds(3).toNanos(), Duration.ofMillis(3200).toNanos());
    }

    /** On a busy machine, a scan may take longer than the grace. */
    @Test
    void graceStartsAfterTheFirstScan() {
        termination(2).run(known -> {
            now += known.isEmpty() ? Duration.ofSeconds(5).toNanos() : 0;
            return Set.of(ONE);
        });

        assertThat(signals).containsExactly("TERM 1", "KILL 1");
    }

    @Test
    void sendsSigkillAtOnceWithoutGrace() {
        run(0, List.of(Set.of(ONE), Set.of(), Set.of()));

        assertThat(signals).containsExactly("KILL 1");
    }

    /** Without its parent, a process that carries no mark is only found if the scan starts from it. */
    @Test
    void scansStartFromWhatThePreviousScanFound() {
        List<Set<ProcessId>> arguments = new ArrayList<>();
        termination(2).run(known -> {
            arguments.add(known);
            return arguments.size() == 1 ? Set.of(ONE, TWO) : Set.of();
        });

        assertThat(arguments).containsExactly(Set.of(), Set.of(ONE, TWO), Set.of());
    }

    private void run(int graceSeconds, List<Set<ProcessId>> scans) {
        Iterator<Set<ProcessId>> next = scans.iterator();
        termination(graceSeconds).run(known -> next.next());
        assertThat(next).isExhausted();
    }

    private Termination termination(int graceSeconds) {
        return new Termination(
                Duration.ofSeconds(graceSeconds).toNanos(),
                Duration.ofSeconds(3).toNanos(),
                (process, forcibly) -> record((forcibly ? "KILL " : "TERM ") + process.pid()),
                () -> now,
                nanos -> now += nanos);
    }

    /** SIGKILL may be sent again and again, which counts once. */
    private void record(String signal) {
        if (!signals.contains(signal)) {
            signals.add(signal);
        } else if (signal.startsWith("TERM")) {
            throw new AssertionError("sent again: " + signal);
        }
    }
}
