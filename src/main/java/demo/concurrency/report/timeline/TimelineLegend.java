package demo.concurrency.report.timeline;

import static java.util.stream.Collectors.joining;

import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskState;
import java.util.List;
import java.util.stream.Stream;

/** Says what the symbols in the bars mean. */
record TimelineLegend(BarStyle style) {

    /** One line with every symbol that occurs in the bars of these tasks. */
    String render(List<TaskResult> tasks) {
        Stream<String> kinds = tasks.stream()
                .map(result -> result.task().work().kind())
                .distinct()
                .sorted()
                .map(kind -> style.bar(kind, 1) + " " + kind);
        Stream<String> states = tasks.stream()
                .map(TaskResult::state)
                .filter(state -> state != TaskState.FINISHED)
                .distinct()
                .sorted()
                .map(state -> style.endMark(state) + " " + state);
        return Stream.concat(kinds, states).collect(joining("   "));
    }
}
