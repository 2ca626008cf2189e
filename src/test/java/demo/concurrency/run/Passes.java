package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.util.List;

/** Creates passes for tests. */
final class Passes {

    private Passes() {}

    /** A pass on virtual threads. */
    static Pass pass(Mode mode, List<Task> tasks, Limits limits, Time time, PassListener listener) {
        return new Pass(mode, tasks, limits, Thread.ofVirtual().factory(), time, listener);
    }
}
