package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.util.List;

/** Creates passes for tests. */
final class TestPasses {

    private TestPasses() {}

    /** A pass on virtual threads. */
    static Pass pass(Mode mode, List<Task> tasks, PassOptions options, Time time, PassListener listener) {
        return new Pass(mode, tasks, options, Thread.ofVirtual().factory(), time, listener);
    }
}
