package demo.concurrency.report.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the passes of a run with each other and with the least time that the list could have taken. */
record PassComparison(List<PassRecording> passes, Parallelism parallelism, TimelineUnit unit) {

    /** In nanoseconds. A time below this is too short to compare. */
    private static final long MIN_COMPARABLE = 1_000_000;

    /**
     * Up to two lines: the limit, unless it is too short or not known, and the comparison, if there are two passes that
     * completed all tasks and took long enough.
     */
    List<String> render() {
        Optional<LowerBound> limit =
                LowerBound.of(passes, parallelism, unit).filter(bound -> bound.nanos() >= MIN_COMPARABLE);
        Stream<String> limitLine = limit.stream()
                .map(bound -> "limit: " + unit.format(bound.nanos()) + " " + unit.symbol() + ", " + bound.reason());
        Stream<String> comparisonLine = passes.size() == 2 && passes.stream().allMatch(PassComparison::isComparable)
                ? Stream.of(comparison() + limit.map(this::percentAboveLimit).orElse(""))
                : Stream.empty();
        return Stream.concat(limitLine, comparisonLine).toList();
    }

    private static boolean isComparable(PassRecording pass) {
        return pass.isComplete() && pass.nanos() >= MIN_COMPARABLE;
    }

    private String comparison() {
        PassRecording sequential = passes.get(0);
        PassRecording concurrent = passes.get(1);
        double ratio = (double) sequential.nanos() / concurrent.nanos();
        return String.format(
                Locale.ROOT,
                "sequential %s, concurrent %s %s: %.2f times %s",
                unit.format(sequential.nanos()),
                unit.format(concurrent.nanos()),
                unit.symbol(),
                ratio >= 1 ? ratio : 1 / ratio,
                ratio >= 1 ? "faster" : "slower");
    }

    /**
     * Not below zero: the limit is measured in the sequential pass, and the concurrent pass can be slightly faster than
     * that.
     */
    private String percentAboveLimit(LowerBound limit) {
        double percent = 100 * (passes.get(1).nanos() - limit.nanos()) / limit.nanos();
        return String.format(Locale.ROOT, ", %.1f%% above limit", Math.max(0, percent));
    }
}
