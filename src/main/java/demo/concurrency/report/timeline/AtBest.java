package demo.concurrency.report.timeline;

import demo.concurrency.run.TaskResult;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A time that no schedule of the list can beat.
 *
 * @param nanos in nanoseconds
 * @param reason why the list cannot take less
 */
record AtBest(double nanos, String reason) {

    /** In nanoseconds. A time below this is too short to be of interest. */
    private static final long MIN = 1_000_000;

    /**
     * Empty if no pass completed all tasks, or if the time is very short.
     *
     * @param commands for each command, the run that took least
     */
    static Optional<String> describe(
            List<PassRecording> passes, Collection<TaskResult> commands, Parallelism parallelism, TimelineUnit unit) {
        List<PassRecording> complete =
                passes.stream().filter(PassRecording::isComplete).toList();
        // A pass can be faster if its threads had more cores than the JVM knows of.
        double fastest =
                complete.stream().mapToDouble(pass -> pass.result.nanos()).min().orElse(0);
        return complete.stream()
                .findFirst()
                .flatMap(pass -> candidates(pass, cores(passes, parallelism), commands, parallelism.jobs(), unit)
                        .filter(bound -> bound.nanos <= fastest)
                        .max(Comparator.comparingDouble(AtBest::nanos)))
                .filter(bound -> bound.nanos >= MIN)
                .map(bound -> "at best " + unit.describe(bound.nanos) + ": " + bound.reason);
    }

    private static int cores(List<PassRecording> passes, Parallelism parallelism) {
        return passes.stream()
                .mapToInt(pass -> parallelism.of(pass.kind.threads()))
                .max()
                .orElseThrow();
    }

    private static Stream<AtBest> candidates(
            PassRecording pass, int cores, Collection<TaskResult> commands, OptionalInt jobs, TimelineUnit unit) {
        Stream<AtBest> tasks = Stream.concat(Stream.ofNullable(pass.longestKnown.get()), commands.stream())
                .map(task -> new AtBest(
                        PassRecording.countedNanos(task), "task " + task.task().name()));
        Stream<AtBest> computing = Stream.of(new AtBest(
                pass.computing.sum() / cores,
                unit.describe(pass.computing.sum()) + " of computing on " + cores + (cores == 1 ? " core" : " cores")));
        double total = pass.known.sum()
                + commands.stream().mapToDouble(PassRecording::countedNanos).sum();
        Stream<AtBest> slots = jobs.stream()
                .mapToObj(count -> new AtBest(total / count, unit.describe(total) + " of tasks with --jobs=" + count));
        // The first of several equal ones is taken.
        return Stream.of(tasks, computing, slots).flatMap(bounds -> bounds);
    }
}
