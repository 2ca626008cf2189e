package demo.concurrency;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The built-in task list, and a long list whose trace must be complete. */
class BuiltInListIT {

    @Test
    void builtInTaskListRunsInBothPasses() throws Exception {
        Result result = DemoProcess.run();

        assertThat(result.errors()).isEmpty();
        assertThat(result.status()).isZero();
        List<String> lines = result.output().lines().toList();
        assertThat(lines).hasSize(19);
        assertThat(lines.subList(0, 8))
                .containsExactly(
                        ">>> doing task one",
                        "found wait of duration 1 seconds",
                        "<<< finished task one",
                        ">>> doing task two",
                        "<<< finished task two",
                        ">>> doing task three",
                        "found wait of duration 3 seconds",
                        "<<< finished task three");
        assertThat(seconds(lines.get(8))).isGreaterThanOrEqualTo(4);
        assertThat(lines.get(9)).isEqualTo("--------------------");
        assertThat(lines.subList(10, 18)).containsExactlyInAnyOrderElementsOf(lines.subList(0, 8));
        assertThat(lines.get(17)).isEqualTo("<<< finished task three");
        // Less than its waits one after another would take.
        assertThat(seconds(lines.get(18))).isBetween(3.0, 4.0);
    }

    @Test
    void traceOfLongListIsComplete() throws Exception {
        int copies = 100_000;
        Result result = DemoProcess.run("--mode=concurrent", "--copies=" + copies, "nap=0.5");

        assertThat(result.errors()).isEmpty();
        List<String> lines = result.output().lines().toList();
        assertThat(lines).hasSize(3 * copies + 1);
        assertThat(IntStream.range(0, lines.size()).filter(i -> lines.get(i).startsWith(">>>")))
                .hasSize(copies)
                .allMatch(i -> lines.get(i + 1).equals("found wait of duration 0.5 seconds"));
        Map<String, Long> counts = lines.subList(0, 3 * copies).stream().collect(groupingBy(line -> line, counting()));
        assertThat(counts).hasSize(2 * copies + 1).containsEntry("found wait of duration 0.5 seconds", (long) copies);
        for (int copy = 1; copy <= copies; copy++) {
            assertThat(counts.get(">>> doing task nap#" + copy)).isOne();
            assertThat(counts.get("<<< finished task nap#" + copy)).isOne();
        }
        assertThat(seconds(lines.getLast())).isGreaterThanOrEqualTo(0.5);
    }

    /** The seconds in the last line of a pass. */
    private static double seconds(String line) {
        assertThat(line).matches("took \\d+\\.\\d{9} seconds");
        return Double.parseDouble(line.split(" ")[1]);
    }
}
