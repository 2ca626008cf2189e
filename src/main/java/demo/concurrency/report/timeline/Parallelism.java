package demo.concurrency.report.timeline;

import static java.util.stream.Collectors.toMap;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * How much of a concurrent pass can happen at the same time, and so how fast a list can be at best.
 *
 * @param carriers how many virtual threads can compute at once, from 1
 * @param cores how many platform threads can compute at once, from 1
 * @param jobs how many tasks may run at once, from 1; without it, all
 */
public record Parallelism(int carriers, int cores, OptionalInt jobs) {

    /** In nanoseconds. A time below this is too short to be of interest, or to compare. */
    static final long MIN = 1_000_000;

    /** A time in nanoseconds that no schedule of the list can beat, and why. */
    private record Bound(double nanos, String reason) {}

    /** That of this JVM. */
    public static Parallelism of(OptionalInt jobs) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Parallelism(Integer.getInteger("jdk.virtualThreadScheduler.parallelism", cores), cores, jobs);
    }

    /** A line that says how fast the list can be. Empty if no pass completed all tasks, or if the time is very short. */
    Optional<String> atBest(List<PassRecording> passes, TimelineUnit unit) {
        List<PassRecording> complete = passes.stream()
                .filter(pass -> pass.result.endReason() == EndReason.ALL_COMPLETED)
                .toList();
        // A pass can be faster than a bound if its threads had more cores than the JVM knows of.
        double fastest =
                complete.stream().mapToDouble(pass -> pass.result.nanos()).min().orElse(0);
        // The first of several equal ones is taken.
        return complete.stream()
                .limit(1)
                .flatMap(pass -> bounds(pass, passes, unit))
                .filter(bound -> bound.nanos >= MIN && bound.nanos <= fastest)
                .max(Comparator.comparingDouble(Bound::nanos))
                .map(bound -> "at best " + unit.describe(bound.nanos) + ": " + bound.reason);
    }

    private Stream<Bound> bounds(PassRecording complete, List<PassRecording> passes, TimelineUnit unit) {
        // For each command, the run that took least.
        Collection<TaskResult> commands = passes.stream()
                .flatMap(pass -> pass.commands.values().stream())
                .filter(command -> command.state() != TaskState.CANCELLED)
                .collect(toMap(
                        command -> command.began().index(),
                        command -> command,
                        BinaryOperator.minBy(PassRecording.BY_LENGTH)))
                .values();
        Stream<Bound> tasks = Stream.concat(Stream.ofNullable(complete.longestKnown.get()), commands.stream())
                .map(task -> new Bound(
                        PassRecording.countedNanos(task), "task " + task.task().name()));
        double computing = complete.computing.sum();
        int used = passes.stream()
                .mapToInt(pass -> pass.kind.isVirtual() ? carriers : cores)
                .max()
                .orElseThrow();
        String onCores = " of computing on " + used + (used == 1 ? " core" : " cores");
        Bound shared = new Bound(computing / used, unit.describe(computing) + onCores);
        double total = complete.known.sum()
                + commands.stream().mapToDouble(PassRecording::countedNanos).sum();
        Stream<Bound> slots = jobs.stream()
                .mapToObj(count -> new Bound(total / count, unit.describe(total) + " of tasks with --jobs=" + count));
        return Stream.concat(Stream.concat(tasks, Stream.of(shared)), slots);
    }
}
