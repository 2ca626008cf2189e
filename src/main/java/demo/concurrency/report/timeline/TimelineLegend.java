package demo.concurrency.report.timeline;

import static java.util.stream.Collectors.joining;

import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.Work;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Says what the symbols in the bars mean. */
record TimelineLegend(BarStyle style) {

    /** One line with every symbol that occurs in the bars of these tasks. */
    String render(List<TaskResult> tasks) {
        Map<Character, String> kinds = new TreeMap<>();
        tasks.stream().map(result -> result.task().work()).forEach(work -> kinds.put(work.symbol(), kind(work)));
        Stream<String> kindEntries =
                kinds.entrySet().stream().map(entry -> style.bar(entry.getKey(), 1) + " " + entry.getValue());
        Stream<String> stateEntries = tasks.stream()
                .map(TaskResult::state)
                .filter(state -> state != TaskState.FINISHED)
                .distinct()
                .sorted()
                .map(state -> style.endMark(state) + " " + state);
        return Stream.concat(kindEntries, stateEntries).collect(joining("   "));
    }

    /** The first word of the work's description: wait, work or command. */
    private static String kind(Work work) {
        return work.description()
                .map(description -> description.split(" ", 2)[0])
                .orElse("nothing");
    }
}
