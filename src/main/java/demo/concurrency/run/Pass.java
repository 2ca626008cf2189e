package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** One run over a list of tasks. */
public final class Pass {

    private final Mode mode;
    private final List<Task> tasks;
    private final Limits limits;
    private final Time time;
    private final PassListener listener;

    /** Starts a new virtual thread for each piece of code that it is given. */
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final Lock turn = new ReentrantLock();
    private int next;

    private final AtomicInteger left;
    private final CountDownLatch over;
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicReference<EndReason> end = new AtomicReference<>(EndReason.ALL_COMPLETED);
    private final AtomicReference<Throwable> fault = new AtomicReference<>();
    private final AtomicLongArray ended = new AtomicLongArray(TaskState.values().length);

    private long start;

    /** A task that has started, when, and its place in the list. */
    private record Running(int index, Task task, long start) {

        TaskResult end(TaskState state, String reason, long end) {
            return new TaskResult(index, task, state, reason, start, end);
        }
    }

    public Pass(Mode mode, List<Task> tasks, Limits limits, Time time, PassListener listener) {
        this.mode = mode;
        this.tasks = tasks;
        this.limits = limits;
        this.time = time;
        this.listener = listener;
        left = new AtomicInteger(tasks.size());
        over = new CountDownLatch(tasks.isEmpty() ? 0 : 1);
    }

    /**
     * Runs the tasks and returns when all that were started have ended. May be called once.
     *
     * @throws CancellationException if the pass was cancelled
     * @throws RuntimeException what the listener threw, which ended the pass early
     */
    public PassResult run() {
        try {
            listener.passStarted(mode, tasks.size());
            PassResult result = runTasks();
            try {
                listener.passEnded(result);
            } finally {
                rethrow(fault.get());
            }
            if (result.end() == EndReason.CANCELLED) {
                throw new CancellationException();
            }
            return result;
        } finally {
            done.countDown();
        }
    }

    /**
     * Ends the pass from another thread: what runs is interrupted, what has not begun never begins. Returns when the pass
     * has ended, but waits no longer than is said.
     */
    public void cancel(Duration patience) throws InterruptedException {
        end(EndReason.CANCELLED);
        done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private PassResult runTasks() {
        start = time.nanoTime();
        Optional<Thread> timer = limits.timeout().map(this::startTimer);
        // From a virtual thread too, whose carrier then runs those it starts: 12.2 s instead of 12.6 for a million of
        // 10 s.
        reportingFaults(() -> startThread(this::startThreads));
        awaitLastTask();
        threads.close();
        PassResult result = result(now());
        timer.ifPresent(Thread::interrupt);
        return result;
    }

    private void startThreads() {
        int atOnce = mode == Mode.SEQUENTIAL ? 1 : limits.jobs();
        if (atOnce >= tasks.size()) {
            // A thread for each task ...
            for (int i = 0; i < tasks.size(); i++) {
                int index = i;
                startThread(() -> run(index));
            }
        } else {
            // ... or fewer threads than tasks: each takes the next task when it is done with one.
            for (int i = 0; i < atOnce; i++) {
                startThread(this::takeTasks);
            }
        }
    }

    private void startThread(Runnable body) {
        threads.execute(() -> reportingFaults(body));
    }

    /**
     * Ends the pass if something goes wrong that is no task's own failure. But lack of memory is for the JVM to handle: to
     * end the pass would take more of it.
     */
    private void reportingFaults(Runnable body) {
        try {
            body.run();
        } catch (RejectedExecutionException e) {
            // The pass was ended before its last thread was started.
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            fault.compareAndSet(null, e);
            end(EndReason.CANCELLED);
        }
    }

    /**
     * Until the last task has ended, or the pass is ended before. To close the threads at once would do as well, but have
     * each thread that ends look for others: and a branch first taken when a million threads wake up costs seconds.
     */
    private void awaitLastTask() {
        try {
            over.await();
        } catch (InterruptedException e) {
            end(EndReason.CANCELLED);
            Thread.currentThread().interrupt();
        }
    }

    private void run(int index) {
        if (!isCutShort()) {
            finish(start(index));
        }
    }

    private void takeTasks() {
        for (Running task = startNext(); task != null; task = startNext()) {
            finish(task);
        }
    }

    /** To take a task and to say so is one step, so that tasks are seen to start in list order. Null if none is left. */
    private Running startNext() {
        turn.lock();
        try {
            return isCutShort() || next == tasks.size() ? null : start(next++);
        } finally {
            turn.unlock();
        }
    }

    private Running start(int index) {
        Running running = new Running(index, tasks.get(index), now());
        listener.taskStarted(running.task);
        return running;
    }

    private void finish(Running running) {
        TaskResult taskEnd = perform(running);
        ended.incrementAndGet(taskEnd.state().ordinal());
        listener.taskEnded(taskEnd);
        if (limits.returnWhen().isMetBy(taskEnd.state())) {
            end(EndReason.CONDITION_MET);
        }
        if (left.decrementAndGet() == 0) {
            over.countDown();
        }
    }

    private TaskResult perform(Running running) {
        Task task = running.task;
        try {
            task.work().perform(time, line -> reportingFaults(() -> listener.taskOutput(task, line)));
            return running.end(TaskState.FINISHED, "", now());
        } catch (InterruptedException e) {
            return running.end(TaskState.CANCELLED, "", now());
        } catch (Exception e) {
            return running.end(TaskState.FAILED, reason(e), now());
        }
    }

    private static String reason(Exception failure) {
        return failure.getMessage() == null
                ? failure.toString()
                : failure.getMessage().lines().findFirst().orElse("");
    }

    private long now() {
        return time.nanoTime() - start;
    }

    /** On a platform thread: where tasks keep all carriers busy, a virtual one would wake up too late. */
    private Thread startTimer(Duration timeout) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                time.sleep(timeout);
                end(EndReason.TIMED_OUT);
            } catch (InterruptedException e) {
                // The pass was faster.
            }
        });
    }

    private void end(EndReason why) {
        if (end.compareAndSet(EndReason.ALL_COMPLETED, why)) {
            threads.shutdownNow();
            over.countDown();
        }
    }

    private boolean isCutShort() {
        return end.get() != EndReason.ALL_COMPLETED;
    }

    private static void rethrow(Throwable fault) {
        if (fault instanceof RuntimeException exception) {
            throw exception;
        }
        if (fault instanceof Error error) {
            throw error;
        }
    }

    private PassResult result(long nanos) {
        long finished = ended.get(TaskState.FINISHED.ordinal());
        long failed = ended.get(TaskState.FAILED.ordinal());
        long cancelled = ended.get(TaskState.CANCELLED.ordinal());
        long notStarted = tasks.size() - finished - failed - cancelled;
        boolean cutShort = end.get() == EndReason.CANCELLED || cancelled + notStarted > 0;
        EndReason why = cutShort ? end.get() : EndReason.ALL_COMPLETED;
        return new PassResult(mode, why, nanos, finished, failed, cancelled, notStarted);
    }
}
