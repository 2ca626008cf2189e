package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** One run over a list of tasks. */
public final class Pass {

    private final Mode mode;
    private final List<Task> tasks;
    private final Time time;
    private final PassListener listener;

    /** Starts a new virtual thread for each piece of code that it is given. */
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final LongAdder failed = new LongAdder();
    private final AtomicReference<RuntimeException> fault = new AtomicReference<>();

    public Pass(Mode mode, List<Task> tasks, Time time, PassListener listener) {
        this.mode = mode;
        this.tasks = tasks;
        this.time = time;
        this.listener = listener;
    }

    /**
     * Runs the tasks and returns when all of them have ended. May be called once.
     *
     * @throws RuntimeException the first that the listener threw; the pass was then cut short
     */
    public PassResult run() {
        listener.passStarted(mode);
        long start = time.nanoTime();
        try (threads) {
            switch (mode) {
                // One thread for all tasks ...
                case SEQUENTIAL -> threads.execute(() -> tasks.forEach(this::run));
                // ... or a thread for each: that is the whole difference.
                case CONCURRENT -> tasks.forEach(task -> threads.execute(() -> run(task)));
            }
        } catch (RejectedExecutionException stopped) {
            // The pass was stopped before its last task was handed in.
        }
        PassResult result = new PassResult(time.nanoTime() - start, failed.sum());
        if (fault.get() != null) {
            throw fault.get();
        }
        listener.passEnded(result);
        return result;
    }

    private void run(Task task) {
        if (fault.get() != null) {
            return;
        }
        try {
            listener.taskStarted(task);
            TaskEnd end = perform(task);
            if (end.state() == State.FAILED) {
                failed.increment();
            }
            listener.taskEnded(end);
        } catch (RuntimeException e) {
            stop(e);
        }
    }

    private TaskEnd perform(Task task) {
        try {
            task.work().perform(time);
            return new TaskEnd(task, State.FINISHED, "");
        } catch (InterruptedException e) {
            return new TaskEnd(task, State.CANCELLED, "");
        } catch (Exception e) {
            return new TaskEnd(task, State.FAILED, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Ends the pass early: what runs is interrupted, what has not begun never begins. */
    private void stop(RuntimeException cause) {
        fault.compareAndSet(null, cause);
        threads.shutdownNow();
    }
}
