package demo.concurrency.report;

import demo.concurrency.run.Mode;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.task.Task;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code --verbose} adds, through slf4j to standard error. Loading slf4j makes the start noticeably slower, so this class
 * is not loaded in other runs.
 */
public final class Diagnostics implements PassListener {

    private final Logger log = LoggerFactory.getLogger("concurrency-demo");

    /** Writes the log, since a task's thread must not wait for standard error. */
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    @Override
    public void passStarted(Mode mode, int taskCount) {
        log.debug("{} pass of {} tasks", mode, taskCount);
    }

    /** The text of a virtual thread names its carrier thread, too. */
    @Override
    public void taskStarted(Task task) {
        String thread = Thread.currentThread().toString();
        writer.execute(() -> log.debug("task {} runs on {}", task.name(), thread));
    }

    @Override
    public void taskEnded(TaskResult result) {
        writer.execute(() -> log.debug("task {} {}", result.task().name(), result.state()));
    }

    @Override
    public void passEnded(PassResult result) {
        FutureTask<Void> lastMessage = new FutureTask<>(
                () -> log.debug("{} pass: {}, {} tasks not started", result.mode(), result.end(), result.notStarted()),
                null);
        writer.execute(lastMessage);
        try {
            lastMessage.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Logs an internal error with its stack trace. */
    public void internalError(Throwable error) {
        log.error("internal error", error);
    }
}
