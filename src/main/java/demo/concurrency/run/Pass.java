package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** One run of a task list, sequential or concurrent. */
public final class Pass {

    private final Mode mode;
    private final List<Task> tasks;
    private final Limits limits;
    private final Time time;
    private final PassListener listener;

    private final int threadCount;
    private final PassThreads threads;

    private final Lock nextTaskLock = new ReentrantLock();
    private int nextTask;

    private final AtomicLongArray taskCounts = new AtomicLongArray(TaskState.values().length);
    private final AtomicReference<EndReason> endReason = new AtomicReference<>(EndReason.ALL_COMPLETED);
    private final AtomicReference<Throwable> fault = new AtomicReference<>();
    private final CountDownLatch returned = new CountDownLatch(1);
    private long passStart;

    public Pass(Mode mode, List<Task> tasks, Limits limits, Time time, PassListener listener) {
        this.mode = mode;
        this.tasks = tasks;
        this.limits = limits;
        this.time = time;
        this.listener = listener;
        threadCount = mode == Mode.SEQUENTIAL ? 1 : Math.min(limits.jobs(), tasks.size());
        threads = new PassThreads(Thread.ofVirtual(), threadCount);
    }

    /**
     * Runs the tasks and returns when every thread that was started has ended. May be called once. If the calling thread is
     * interrupted, the pass is cancelled.
     *
     * @throws CancellationException if the pass was cancelled
     * @throws RuntimeException if the listener threw it, which cancels the pass
     * @throws Error if the listener or a task threw it, which cancels the pass
     */
    public PassResult run() {
        try {
            listener.passStarted(mode, tasks.size());
            PassResult result = runTasks();
            try {
                listener.passEnded(result);
            } finally {
                throwFault();
            }
            if (result.end() == EndReason.CANCELLED) {
                throw new CancellationException();
            }
            return result;
        } finally {
            returned.countDown();
        }
    }

    /**
     * Cancels the pass from another thread: running tasks are interrupted, and no more are started. Returns when
     * {@link #run()} has ended, or after the timeout. Has no effect on a pass that has ended.
     */
    public void cancel(Duration timeout) throws InterruptedException {
        if (returned.getCount() == 0) {
            return;
        }
        end(EndReason.CANCELLED);
        returned.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private PassResult runTasks() {
        passStart = time.nanoTime();
        Optional<Thread> timer = limits.timeout().map(this::taskStartr);
        threads.runAndJoin(() -> reportingFaults(this::startThreads), () -> end(EndReason.CANCELLED));
        long nanos = now();
        timer.ifPresent(Thread::interrupt);
        return createResult(nanos);
    }

    /** One thread for a sequential pass, one for each task in a concurrent pass, or as many as there may be jobs. */
    private void startThreads() {
        boolean isThreadPerTask = mode == Mode.CONCURRENT && limits.jobs() == Limits.ALL_AT_ONCE;
        for (int i = 0; i < threadCount && !isCutShort(); i++) {
            threads.start(isThreadPerTask ? new TaskRun(i) : () -> reportingFaults(this::takeTasks));
        }
    }

    /** Runs the body, and cancels the pass if it throws. Failed tasks do not throw. */
    private void reportingFaults(Runnable body) {
        try {
            body.run();
        } catch (Throwable e) {
            fault.compareAndSet(null, e);
            end(EndReason.CANCELLED);
        }
    }

    /** Runs one task after another until none is left. */
    private void takeTasks() {
        for (TaskRun run = takeTask(); run != null; run = takeTask()) {
            run.perform();
        }
    }

    /** Starts the next task; null if none is left. Locked, so that tasks are reported as started in list order. */
    private TaskRun takeTask() {
        nextTaskLock.lock();
        try {
            if (isCutShort() || nextTask == tasks.size()) {
                return null;
            }
            TaskRun run = new TaskRun(nextTask++);
            run.start();
            return run;
        } finally {
            nextTaskLock.unlock();
        }
    }

    /** One task of the list, from its start to its end. Small, since a pass may have millions of tasks. */
    private final class TaskRun implements Runnable {

        private final int index;
        private Task task;
        private long taskStart;

        TaskRun(int index) {
            this.index = index;
        }

        /** The whole task, for a thread that runs no other. */
        @Override
        public void run() {
            reportingFaults(() -> {
                if (!isCutShort()) {
                    start();
                    perform();
                }
            });
        }

        void start() {
            task = tasks.get(index);
            taskStart = now();
            listener.taskStarted(task);
        }

        void perform() {
            TaskResult result = runWork();
            taskCounts.incrementAndGet(result.state().ordinal());
            listener.taskEnded(result);
            if (limits.returnWhen().isMetBy(result.state())) {
                end(EndReason.CONDITION_MET);
            }
        }

        private TaskResult runWork() {
            try {
                task.work().perform(time, line -> reportingFaults(() -> listener.taskOutput(task, line)));
                return createResult(TaskState.FINISHED, "");
            } catch (InterruptedException e) {
                return createResult(TaskState.CANCELLED, "");
            } catch (Exception e) {
                String message = e.getMessage() == null ? e.toString() : e.getMessage();
                return createResult(
                        TaskState.FAILED, message.lines().findFirst().orElse(""));
            }
        }

        private TaskResult createResult(TaskState state, String reason) {
            return new TaskResult(index, task, state, reason, taskStart, now());
        }
    }

    private long now() {
        return time.nanoTime() - passStart;
    }

    /** On a platform thread, since busy tasks may occupy all carrier threads. */
    private Thread taskStartr(Duration timeout) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                time.sleep(timeout);
                end(EndReason.TIMED_OUT);
            } catch (InterruptedException e) {
                // The pass ended before the timeout.
            }
        });
    }

    /** Ends the pass early: no task is started from now on, and the running ones are interrupted. */
    private void end(EndReason reason) {
        if (endReason.compareAndSet(EndReason.ALL_COMPLETED, reason)) {
            threads.interrupt();
        }
    }

    private boolean isCutShort() {
        return endReason.get() != EndReason.ALL_COMPLETED;
    }

    private void throwFault() {
        if (fault.get() instanceof RuntimeException exception) {
            throw exception;
        }
        if (fault.get() instanceof Error error) {
            throw error;
        }
    }

    private PassResult createResult(long nanos) {
        long finished = taskCounts.get(TaskState.FINISHED.ordinal());
        long failed = taskCounts.get(TaskState.FAILED.ordinal());
        long cancelled = taskCounts.get(TaskState.CANCELLED.ordinal());
        long notStarted = tasks.size() - finished - failed - cancelled;
        boolean isIncomplete = endReason.get() == EndReason.CANCELLED || cancelled + notStarted > 0;
        EndReason end = isIncomplete ? endReason.get() : EndReason.ALL_COMPLETED;
        return new PassResult(mode, end, nanos, finished, failed, cancelled, notStarted);
    }
}
