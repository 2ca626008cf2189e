package demo.concurrency.show;

import demo.concurrency.run.Mode;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskEnd;
import demo.concurrency.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code --verbose} adds, on standard error. Loads slf4j, so is itself only loaded when there is something to say. */
public final class Diagnostics implements PassListener {

    private final Logger log = LoggerFactory.getLogger("concurrency-demo");

    @Override
    public void passStarted(Mode mode, int tasks) {
        log.debug("{} pass of {} tasks", mode, tasks);
    }

    /** A virtual thread's text names its carrier too. */
    @Override
    public void taskStarted(Task task) {
        log.debug("task {} runs on {}", task.name(), Thread.currentThread());
    }

    @Override
    public void taskEnded(TaskEnd end) {
        log.debug("task {} has {}", end.task().name(), end.state());
    }

    @Override
    public void passEnded(PassResult result) {
        log.debug("{}: {} tasks left", result.end(), result.notStarted());
    }

    /** A fault of the program's own, with its stack trace. */
    public void fault(Throwable fault) {
        log.error("fault", fault);
    }
}
