package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** One run of a task list, sequential or concurrent. */
public final class Pass {

    private final PassKind kind;
    private final List<Task> tasks;
    private final PassOptions options;
    private final Time time;
    private final PassListener listener;

    private final int threadCount;
    private final PassThreads threads;
    private final EarlyEnd earlyEnd;
    private final CountDownLatch returned = new CountDownLatch(1);

    /** @param threadFactory makes the threads that run the tasks */
    public Pass(
            PassKind kind,
            List<Task> tasks,
            PassOptions options,
            ThreadFactory threadFactory,
            Time time,
            PassListener listener) {
        this.kind = kind;
        this.tasks = tasks;
        this.options = options;
        this.time = time;
        this.listener = listener;
        threadCount = options.tasksAtOnce(kind, tasks.size());
        threads = new PassThreads(threadFactory, threadCount);
        earlyEnd = new EarlyEnd(threads);
    }

    /**
     * Runs the tasks and returns when every thread that runs tasks has ended. May be called once. If the calling thread is
     * interrupted, the pass is cancelled.
     *
     * @throws CancellationException if the pass was cancelled
     * @throws ThreadLimitException if the operating system refused to start a thread, which cancels the pass
     * @throws RuntimeException if the listener threw it, which cancels the pass
     * @throws Error if the listener or a task threw it, which cancels the pass
     */
    public PassResult run() {
        try {
            listener.passStarted(kind, tasks.size());
            PassResult result = runTasks();
            try {
                listener.passEnded(result);
            } finally {
                earlyEnd.throwFault();
            }
            if (result.endReason() == EndReason.CANCELLED) {
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
        earlyEnd.trigger(EndReason.CANCELLED);
        returned.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private PassResult runTasks() {
        Optional<Thread> timer = options.timeout().map(this::createTimer);
        TaskRunner runner = new TaskRunner(tasks, options.returnWhen(), time, listener, earlyEnd);
        try {
            // Not ifPresent(Thread::start), for which the JVM would load a class while the clock runs.
            if (timer.isPresent()) {
                timer.get().start();
            }
            threads.runAndJoin(() -> startThreads(runner), () -> earlyEnd.trigger(EndReason.CANCELLED));
        } catch (Throwable e) {
            earlyEnd.triggerByFault(e);
        }
        long nanos = runner.now();
        timer.ifPresent(Thread::interrupt);
        return runner.counts().result(kind, earlyEnd.reason(), nanos, tasks.size());
    }

    /** On a platform thread, since busy tasks may occupy all carrier threads. */
    private Thread createTimer(Duration timeout) {
        return Thread.ofPlatform().daemon().unstarted(() -> {
            try {
                time.sleep(timeout);
                earlyEnd.trigger(EndReason.TIMED_OUT);
            } catch (InterruptedException e) {
                // The pass ended before the timeout.
            }
        });
    }

    /** One thread for a sequential pass. For a concurrent pass, one for each task, or at most N with {@code --jobs=N}. */
    private void startThreads(TaskRunner runner) {
        try {
            boolean isThreadPerTask = kind.isConcurrent() && options.jobs().isEmpty();
            for (int i = 0; i < threadCount && !earlyEnd.isTriggered(); i++) {
                threads.start(isThreadPerTask ? runner.taskBody(i) : runner::takeTasks);
            }
        } catch (Throwable e) {
            earlyEnd.triggerByFault(e);
        }
    }
}
