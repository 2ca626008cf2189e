package demo.concurrency.report.timeline;

import java.util.List;
import java.util.Locale;

/** Compares the two passes of a run with each other and with the least time that the list could have taken. */
record PassComparison(PassRecording sequential, PassRecording concurrent, TimelineUnit unit) {

    /** Shorter times, in nanoseconds, are too short to compare. */
    private static final long MIN_COMPARABLE = 1_000_000;

    /** Whether both passes completed all tasks and took long enough. */
    boolean isMeaningful() {
        return isMeaningful(sequential) && isMeaningful(concurrent);
    }

    private static boolean isMeaningful(PassRecording pass) {
        return pass.isComplete() && pass.nanos() >= MIN_COMPARABLE;
    }

    /** One or two lines: the limit, unless it is too short, and the comparison. */
    List<String> render() {
        // The shorter of the two, since tasks may have delayed each other in one of the passes.
        long limit = Math.min(sequential.longestTask(), concurrent.longestTask());
        if (limit < MIN_COMPARABLE) {
            return List.of(comparison());
        }
        double percent = 100.0 * (concurrent.nanos() - limit) / limit;
        return List.of(
                "limit: " + unit.format(limit) + " " + unit.symbol() + ", the longest task",
                comparison() + String.format(Locale.ROOT, ", %.1f%% above limit", percent));
    }

    private String comparison() {
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
}
