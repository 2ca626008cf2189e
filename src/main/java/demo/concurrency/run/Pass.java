package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** One run of a task list, sequential or concurrent. */
public final class Pass {

    /** The tasks of a longer list begin in any order, which is faster, unless {@code --jobs} limits how many run at once. */
    private static final int MAX_TASKS_IN_ORDER = 10_000;

    private static final CountDownLatch OPEN = new CountDownLatch(0);

    final PassKind kind;
    final List<Task> tasks;
    final Time time;
    final List<PassListener> listeners;
    final CountDownLatch notBegun;
    private final PassOptions options;
    private final AtomicReferenceArray<Thread> running;
    private final Semaphore places;
    private final AtomicIntegerArray counts = new AtomicIntegerArray(TaskState.values().length);
    private final AtomicReference<EndReason> endReason = new AtomicReference<>(EndReason.ALL_COMPLETED);
    private final CountDownLatch ended = new CountDownLatch(1);
    private long start;

    /** @param listeners receive each event, in this order */
    public Pass(PassKind kind, List<Task> tasks, PassOptions options, Time time, List<PassListener> listeners) {
        this.kind = kind;
        this.tasks = tasks;
        this.options = options;
        this.time = time;
        this.listeners = listeners;
        int tasksAtOnce = options.tasksAtOnce(kind, tasks.size());
        notBegun = new CountDownLatch(options.startsBeforeCondition(tasksAtOnce));
        places = new Semaphore(tasksAtOnce);
        running = new AtomicReferenceArray<>(tasksAtOnce + 1);
    }

    /**
     * Runs the tasks and returns when all have ended. May be called once. An interrupt of the calling thread cancels the pass: no
     * further task begins, and the running ones are interrupted.
     *
     * @throws CancellationException if the calling thread was interrupted, also if the pass was already ending; it stays interrupted
     */
    public PassResult run() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
        listeners.forEach(listener -> listener.passStarted(kind, tasks.size()));
        start = time.nanoTime();
        // A virtual thread starts others at less cost than a platform thread would.
        kind.threads().start(this::startTasks);
        boolean isInterrupted = awaitEnd(options.timeout());
        PassResult result = PassResult.of(kind, endReason.get(), now(), counts, tasks.size());
        listeners.forEach(listener -> listener.passEnded(result));
        if (isInterrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
        return result;
    }

    /** Starts each task as soon as there is a place for it. */
    private void startTasks() {
        int place = enter(running.length() - 1); // The end of the pass interrupts this thread, too.
        Executor executor = executor();
        boolean isInOrder = options.jobs().isPresent() || tasks.size() <= MAX_TASKS_IN_ORDER;
        CountDownLatch previous = OPEN;
        try {
            for (int i = 0; i < tasks.size() && !isEnding(); i++) {
                places.acquire();
                CountDownLatch begun = isInOrder ? new CountDownLatch(1) : OPEN;
                executor.execute(new TaskRun(this, i, now(), previous, begun));
                previous = begun;
            }
        } catch (InterruptedException e) {
            // The pass is ending.
        }
        if (executor instanceof ExecutorService pool) {
            pool.shutdown();
        }
        leave(place);
    }

    /** What runs a task: this thread, or one of the task's own. Platform threads are expensive, so a few of them are pooled. */
    private Executor executor() {
        if (!kind.isConcurrent()) {
            return Runnable::run;
        }
        Thread.Builder threads = kind.threads();
        return kind.isVirtual() || options.jobs().isEmpty()
                ? threads::start
                : Executors.newFixedThreadPool(options.jobs().getAsInt(), threads.factory());
    }

    /** Waits for all tasks, also for those that were interrupted. Returns whether this thread was interrupted meanwhile. */
    private boolean awaitEnd(Duration timeout) {
        try {
            if (time.await(ended, timeout)) {
                return false;
            }
            end(EndReason.TIMED_OUT);
            return awaitEnd(PassOptions.NO_TIMEOUT);
        } catch (InterruptedException e) {
            end(EndReason.CANCELLED);
            awaitEnd(PassOptions.NO_TIMEOUT);
            return true;
        }
    }

    /** Ends the pass early: no other task starts, and those that are running are interrupted. Only the first call counts. */
    private void end(EndReason reason) {
        if (endReason.compareAndSet(EndReason.ALL_COMPLETED, reason)) {
            // A sequential pass has only one thread, which is in both places.
            for (int place = kind.isConcurrent() ? 0 : 1; place < running.length(); place++) {
                Thread thread = running.get(place);
                if (thread != null) {
                    thread.interrupt();
                }
            }
        }
    }

    /** Takes a place for the calling thread, to be left again. If then the pass is not yet ending, {@link #end} interrupts it. */
    int enter(int index) {
        int place = index % running.length();
        while (!running.compareAndSet(place, null, Thread.currentThread())) {
            place = (place + 1) % running.length();
        }
        return place;
    }

    /** Reports how a task ended, and ends the pass if that meets its condition. */
    void taskEnded(TaskResult result) throws InterruptedException {
        counts.incrementAndGet(result.state().ordinal());
        listeners.forEach(listener -> listener.taskEnded(result));
        if (options.returnWhen().isMetBy(result.state())) {
            notBegun.await();
            end(EndReason.CONDITION_MET);
        }
    }

    void leave(int place) {
        running.set(place, null);
        places.release();
        // One more than may run at once: the starter, which has acquired none, has left, too.
        if (places.availablePermits() == running.length()) {
            ended.countDown();
        }
    }

    boolean isEnding() {
        return endReason.get() != EndReason.ALL_COMPLETED;
    }

    /** Nanoseconds since the start of the pass. */
    long now() {
        return time.nanoTime() - start;
    }
}
