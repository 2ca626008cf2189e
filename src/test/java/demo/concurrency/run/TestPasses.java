package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.util.List;

/** Creates passes for tests. */
final class TestPasses {

    private TestPasses() {}

    static List<PassKind> kinds() {
        return List.of(PassKind.SEQUENTIAL, PassKind.CONCURRENT);
    }

    static Pass pass(PassKind kind, List<Task> tasks, PassOptions options, Time time, PassListener... listeners) {
        return new Pass(kind, tasks, options, time, List.of(listeners));
    }
}
