package demo.concurrency.report.timeline;

import java.util.List;
import java.util.Optional;

/**
 * The least time that a task list can take, which the chart calls its limit.
 *
 * @param nanos in nanoseconds
 * @param reason why the list cannot take less
 */
record LowerBound(double nanos, String reason) {

    /**
     * The limit of a list, measured by the first pass that started all its tasks: the sequential one if both did, since no
     * task delays another there. Empty if none did.
     */
    static Optional<LowerBound> of(List<PassRecording> passes, Parallelism parallelism, TimelineUnit unit) {
        return passes.stream()
                .filter(PassRecording::hasStartedAllTasks)
                .findFirst()
                .map(measured -> of(measured, parallelism, unit));
    }

    private static LowerBound of(PassRecording measured, Parallelism parallelism, TimelineUnit unit) {
        double longest = measured.longestTask();
        double computing = measured.computingTime() / parallelism.cores();
        double jobs = parallelism.jobs().isPresent()
                ? measured.totalTime() / parallelism.jobs().getAsInt()
                : 0;
        if (longest >= Math.max(computing, jobs)) {
            return new LowerBound(longest, "the longest task");
        }
        return computing >= jobs
                ? new LowerBound(
                        computing, amount(measured.computingTime(), unit) + " of computing on " + cores(parallelism))
                : new LowerBound(
                        jobs,
                        amount(measured.totalTime(), unit) + " of tasks with --jobs="
                                + parallelism.jobs().getAsInt());
    }

    private static String amount(double nanos, TimelineUnit unit) {
        return unit.format(nanos) + " " + unit.symbol();
    }

    private static String cores(Parallelism parallelism) {
        return parallelism.cores() == 1 ? "1 core" : parallelism.cores() + " cores";
    }
}
