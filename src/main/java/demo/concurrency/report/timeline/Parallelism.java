package demo.concurrency.report.timeline;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
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

    /** That of this JVM. */
    public static Parallelism of(OptionalInt jobs) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Parallelism(Integer.getInteger("jdk.virtualThreadScheduler.parallelism", cores), cores, jobs);
    }

    /** A line that says how fast the list can be. Empty if no pass completed all tasks, or if the time is very short. */
    Optional<String> atBest(List<PassRecording> passes) {
        List<PassRecording> complete = passes.stream()
                .filter(pass -> pass.result.endReason() == EndReason.ALL_COMPLETED)
                .toList();
        if (complete.isEmpty()) {
            return Optional.empty();
        }
        PassRecording first = complete.getFirst();
        // For each command, the run that took least.
        Map<Integer, TaskResult> commands = new TreeMap<>();
        passes.stream()
                .flatMap(pass -> pass.commands.values().stream())
                .filter(command -> command.state() != TaskState.CANCELLED)
                .forEach(command -> commands.merge(
                        command.began().index(), command, BinaryOperator.minBy(PassRecording.BY_LENGTH)));

        // Times in nanoseconds that no schedule of the list can beat, and why. Of equal ones, the first counts.
        TreeMap<Double, String> bounds = new TreeMap<>();
        Stream.concat(Stream.ofNullable(first.longestKnown.get()), commands.values().stream())
                .forEach(task -> bounds.putIfAbsent(
                        (double) PassRecording.countedNanos(task),
                        "task " + task.task().name()));
        double computing = first.computing.sum();
        int used = passes.stream()
                .mapToInt(pass -> pass.kind.isVirtual() ? carriers : cores)
                .max()
                .orElseThrow();
        bounds.putIfAbsent(
                computing / used,
                TimeAxis.seconds(computing) + " s of computing on " + used + (used == 1 ? " core" : " cores"));
        double total = first.known.sum()
                + commands.values().stream()
                        .mapToDouble(PassRecording::countedNanos)
                        .sum();
        jobs.ifPresent(count ->
                bounds.putIfAbsent(total / count, TimeAxis.seconds(total) + " s of tasks with --jobs=" + count));

        // A pass can be faster than a bound if its threads had more cores than the JVM knows of.
        long fastest =
                complete.stream().mapToLong(pass -> pass.result.nanos()).min().orElseThrow();
        return Optional.ofNullable(bounds.floorEntry((double) fastest))
                .filter(bound -> bound.getKey() >= MIN)
                .map(bound -> "at best " + TimeAxis.seconds(bound.getKey()) + " s: " + bound.getValue());
    }
}
