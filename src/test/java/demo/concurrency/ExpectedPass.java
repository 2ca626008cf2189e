package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.ArgumentReading.ExpectedTask;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a pass should print when its threads have the clocks of {@link PerThreadTime}. */
final class ExpectedPass {

    private static final Pattern SUMMARY =
            Pattern.compile("concurrency-demo: concurrent pass (?:timed out|ended early):"
                    + " (\\d+) finished, (\\d+) failed, (\\d+) cancelled, (\\d+) not started");

    private final List<ExpectedTask> tasks;
    private final String returnWhen;

    /** In nanoseconds; the largest number if there is none. */
    private final long timeout;

    private final List<String> lines = new ArrayList<>();
    private long elapsed;
    private int finished;
    private int failed;
    private int cancelled;
    private String earlyEnd = "";

    /** A pass that runs the tasks one after another. */
    ExpectedPass(List<ExpectedTask> tasks, String returnWhen, long timeout) {
        this.tasks = tasks;
        this.returnWhen = returnWhen;
        this.timeout = timeout;
        tasks.stream().takeWhile(task -> earlyEnd.isEmpty()).forEach(this::run);
    }

    private void run(ExpectedTask task) {
        lines.add(">>> doing task " + task.name());
        String kind = task.work().replaceFirst("(?s):.*", "");
        if (kind.equals("run")) {
            String command = task.work().substring("run:".length());
            lines.add("found command " + command);
            lines.add("!!! failed task " + task.name() + ": exit status " + Integer.parseInt(command.split(" ")[1]));
            failed++;
            endIf(!returnWhen.equals("all-completed"), "ended early");
            return;
        }
        if (task.nanos() > 0 || kind.equals("cpu")) {
            lines.add("found " + (kind.equals("cpu") ? "work" : "wait") + " of duration "
                    + BigDecimal.valueOf(task.nanos(), 9).stripTrailingZeros().toPlainString() + " seconds");
        }
        boolean isTooLong = elapsed + task.nanos() > timeout;
        elapsed = isTooLong ? timeout : elapsed + task.nanos();
        lines.add((isTooLong ? "xxx cancelled" : "<<< finished") + " task " + task.name());
        finished += isTooLong ? 0 : 1;
        cancelled += isTooLong ? 1 : 0;
        endIf(isTooLong, "timed out");
        endIf(returnWhen.equals("first-completed"), "ended early");
    }

    private void endIf(boolean condition, String how) {
        if (condition && earlyEnd.isEmpty()) {
            earlyEnd = how;
        }
    }

    /** Compares with a pass that has run the tasks one after another. Returns the exit status of a run of only this pass. */
    int checkInOrder(String mode, ObservedPass observed) {
        int notStarted = tasks.size() - finished - failed - cancelled;
        String summary = cancelled + notStarted == 0
                ? ""
                : "concurrency-demo: " + mode + " pass " + earlyEnd + ": " + finished + " finished, " + failed
                        + " failed, " + cancelled + " cancelled, " + notStarted + " not started";
        assertThat(observed.trace()).isEqualTo(observed.isQuiet() ? List.of() : lines);
        assertThat(observed.took()).isEqualTo(elapsed);
        assertThat(observed.summary()).isEqualTo(summary);
        return status(failed, summary);
    }

    /**
     * Compares with a pass that has run several tasks at once. This object must describe a pass without an early end. If the
     * observed pass ended early, only its counts are checked and whether its lines are possible, since the threads decide
     * which tasks finish before.
     */
    int checkInAnyOrder(ObservedPass observed) {
        if (observed.summary().isEmpty()) {
            assertThat(observed.trace()).containsExactlyInAnyOrderElementsOf(observed.isQuiet() ? List.of() : lines);
            assertFoundFollowsStart(observed.trace());
            return status(failed, "");
        }
        Matcher summary = SUMMARY.matcher(observed.summary());
        assertThat(summary.matches()).as(observed.summary()).isTrue();
        int[] counts = IntStream.rangeClosed(1, 4)
                .map(i -> Integer.parseInt(summary.group(i)))
                .toArray();
        assertThat(IntStream.of(counts).sum()).isEqualTo(tasks.size());
        if (!observed.isQuiet()) {
            assertThat(observed.count("<<< finished ")).isEqualTo(counts[0]);
            assertThat(observed.count("!!! failed ")).isEqualTo(counts[1]);
            assertThat(observed.count("xxx cancelled ")).isEqualTo(counts[2]);
            assertThat(observed.count(">>> doing ")).isEqualTo(tasks.size() - counts[3]);
            List<String> possible = new ArrayList<>(lines);
            tasks.forEach(task -> possible.add("xxx cancelled task " + task.name()));
            assertThat(observed.trace()).allMatch(possible::remove);
            assertFoundFollowsStart(observed.trace());
        }
        return status(counts[1], observed.summary());
    }

    private static void assertFoundFollowsStart(List<String> trace) {
        for (int i = 0; i < trace.size(); i++) {
            if (trace.get(i).startsWith("found ")) {
                assertThat(trace.get(i - 1)).startsWith(">>> ");
            }
        }
    }

    private static int status(long failed, String summary) {
        if (failed > 0) {
            return 1;
        }
        return summary.contains(" pass timed out: ") ? 124 : 0;
    }
}
