package demo.concurrency.report;

import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code --verbose} adds, through slf4j to standard error. Loading slf4j makes the start noticeably slower, so this class
 * is not loaded in other runs.
 */
public final class Diagnostics implements PassListener {

    private static final Logger LOG = LoggerFactory.getLogger("concurrency-demo");

    static final int MAX_QUEUED_LINES = 10_000;

    private final Logger log;
    private final Semaphore freePlaces = new Semaphore(MAX_QUEUED_LINES);

    /** Writes the log, since a task's thread must not wait for standard error. */
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    public Diagnostics() {
        this(LOG);
    }

    Diagnostics(Logger log) {
        this.log = log;
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        log.debug("{} pass of {} tasks", kind, taskCount);
    }

    /** The text of a virtual thread names its carrier thread, too. */
    @Override
    public void taskStarted(TaskStart start) {
        String thread = Thread.currentThread().toString();
        queue(() -> log.debug("task {} runs on {}", start.task().name(), thread));
    }

    @Override
    public void taskEnded(TaskResult result) {
        queue(() -> log.debug("task {} {}", result.task().name(), result.state()));
    }

    /**
     * Queues a line. If too many are queued, this waits until one of them has been written. If the calling thread is
     * interrupted, the line is queued in excess of the limit, so that the log is complete.
     */
    private void queue(Runnable line) {
        boolean isCounted = waitForFreePlace();
        writer.execute(() -> {
            line.run();
            if (isCounted) {
                freePlaces.release();
            }
        });
    }

    private boolean waitForFreePlace() {
        try {
            freePlaces.acquire();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void passEnded(PassResult result) {
        try {
            // Waits, so that the log of the pass is complete.
            writer.submit(() -> log.debug(
                            "{} pass: {}, {} tasks not started",
                            result.kind(),
                            result.endReason(),
                            result.notStarted()))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Logs an internal error with its stack trace. */
    public static void internalError(Throwable error) {
        LOG.error("internal error", error);
    }
}
