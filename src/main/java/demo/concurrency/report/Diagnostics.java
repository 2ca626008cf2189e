package demo.concurrency.report;

import demo.concurrency.run.Mode;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code --verbose} adds, through slf4j to standard error. Loading slf4j takes tens of milliseconds, so this class is
 * not loaded in other runs.
 */
public final class Diagnostics implements PassListener {

    private final Logger log = LoggerFactory.getLogger("concurrency-demo");

    @Override
    public void passStarted(Mode mode, int taskCount) {
        log.debug("{} pass of {} tasks", mode, taskCount);
    }

    /** The text of a virtual thread names its carrier thread, too. */
    @Override
    public void taskStarted(Task task) {
        log.debug("task {} runs on {}", task.name(), Thread.currentThread());
    }

    @Override
    public void taskEnded(TaskResult result) {
        log.debug("task {} {}", result.task().name(), result.state());
    }

    @Override
    public void passEnded(PassResult result) {
        log.debug("{} pass: {}, {} tasks not started", result.mode(), result.end(), result.notStarted());
    }

    /** Logs an internal error with its stack trace. */
    public void internalError(Throwable error) {
        log.error("internal error", error);
    }
}
