package demo.concurrency.report.timeline;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import java.util.List;
import java.util.Locale;

/** Compares the concurrent passes of a run with the sequential one. */
public final class PassComparison {

    /** In nanoseconds. A time below this is too short to compare. */
    private static final long MIN_COMPARABLE = 1_000_000;

    private PassComparison() {}

    /** A line for each concurrent pass, if it and a sequential pass before it completed all tasks and took long enough. */
    public static List<String> of(List<PassResult> passes) {
        List<PassResult> comparable = passes.stream()
                .filter(pass -> pass.endReason() == EndReason.ALL_COMPLETED && pass.nanos() >= MIN_COMPARABLE)
                .toList();
        long longest = comparable.stream().mapToLong(PassResult::nanos).max().orElse(0);
        return comparable.stream()
                .filter(pass -> pass.kind().isConcurrent())
                .filter(pass -> !comparable.getFirst().kind().isConcurrent())
                .map(pass -> compare(comparable.getFirst(), pass, TimelineUnit.of(longest)))
                .toList();
    }

    private static String compare(PassResult sequential, PassResult concurrent, TimelineUnit unit) {
        double ratio = (double) sequential.nanos() / concurrent.nanos();
        String times = String.format(Locale.ROOT, "%.2f", ratio >= 1 ? ratio : 1 / ratio);
        return name(sequential.kind()) + " " + unit.describe(sequential.nanos()) + ", " + name(concurrent.kind()) + " "
                + unit.describe(concurrent.nanos()) + ": "
                + (times.equals("1.00") ? "as fast" : times + " times " + (ratio > 1 ? "faster" : "slower"));
    }

    /** Such as {@code sequential}, or {@code concurrent on platform threads} where a run has passes on both kinds of thread. */
    static String name(PassKind kind) {
        return kind.name().replaceFirst("-(.*)", " on $1 threads");
    }
}
