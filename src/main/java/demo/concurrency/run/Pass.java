package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** One run of a task list, sequential or concurrent. */
public final class Pass {

    /** The tasks of a longer list begin in any order, which is faster, unless {@code --jobs} limits how many run at once. */
    private static final int MAX_TASKS_IN_ORDER = 10_000;

    private static final CountDownLatch OPEN = new CountDownLatch(0);

    final PassKind kind;
    final List<Task> tasks;
    final PassOptions options;
    final Time time;
    final PassListener listener;
    final TaskCounts counts = new TaskCounts();
    final CountDownLatch notBegun;
    /** The tasks that have been handed over and not ended, and one for the starter. */
    private final AtomicInteger unfinished = new AtomicInteger(1);

    private final CountDownLatch ended = new CountDownLatch(1);

    /** Free places for tasks: in all one for each, or N with {@code --jobs=N}. */
    private final Semaphore places;

    /** The thread of each task that is running, in any place. */
    private final AtomicReferenceArray<Thread> running;

    private final Thread starter;
    private final AtomicReference<EndReason> endReason = new AtomicReference<>(EndReason.ALL_COMPLETED);
    private int handedOver;
    private long passStart;

    public Pass(PassKind kind, List<Task> tasks, PassOptions options, Time time, PassListener listener) {
        this.kind = kind;
        this.tasks = tasks;
        this.options = options;
        this.time = time;
        this.listener = listener;
        notBegun = new CountDownLatch(options.returnWhen() == ReturnWhen.ALL_COMPLETED ? 0 : tasks.size());
        int tasksAtOnce = options.tasksAtOnce(kind, tasks.size());
        places = new Semaphore(tasksAtOnce);
        running = new AtomicReferenceArray<>(tasksAtOnce);
        // A virtual thread starts others at less cost than a platform thread would.
        starter = newThread(this::startTasks);
    }

    /**
     * Runs the tasks and returns when all have ended. May be called once. An interrupt of the calling thread cancels the pass: no
     * further task begins, and the running ones are interrupted.
     *
     * @throws CancellationException if the pass was cancelled; the calling thread stays interrupted
     */
    public PassResult run() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
        listener.passStarted(kind, tasks.size());
        passStart = time.nanoTime();
        Optional<Thread> timer = options.timeout().map(this::startTimer);
        starter.start();
        awaitEnd();
        PassResult result = counts.result(kind, endReason.get(), now(), tasks.size());
        timer.ifPresent(Thread::interrupt);
        listener.passEnded(result);
        if (result.endReason() == EndReason.CANCELLED) {
            throw new CancellationException();
        }
        return result;
    }

    private void startTasks() {
        Executor executor = executor();
        try {
            startTasks(executor);
        } catch (OutOfMemoryError e) {
            throw ThreadLimitError.isThreadLimit(e) ? new ThreadLimitError(handedOver) : e;
        } finally {
            if (executor instanceof ExecutorService pool) {
                pool.shutdown();
            }
            finish();
        }
    }

    /** Starts each task as soon as there is a place for it. */
    private void startTasks(Executor executor) {
        boolean inOrder = kind.isConcurrent() && (options.jobs().isPresent() || tasks.size() <= MAX_TASKS_IN_ORDER);
        CountDownLatch previous = OPEN;
        for (; handedOver < tasks.size(); handedOver++) {
            places.acquireUninterruptibly();
            if (isEnding()) {
                return;
            }
            CountDownLatch begun = inOrder ? new CountDownLatch(1) : OPEN;
            unfinished.incrementAndGet();
            executor.execute(new TaskRun(this, handedOver, previous, begun));
            previous = begun;
        }
    }

    /** What runs a task: this thread, or one of the task's own. Platform threads are expensive, so a few of them are pooled. */
    private Executor executor() {
        if (!kind.isConcurrent()) {
            return Runnable::run;
        }
        return kind.threads() == ThreadKind.PLATFORM && options.jobs().isPresent()
                ? Executors.newFixedThreadPool(options.jobs().getAsInt(), this::newThread)
                : task -> newThread(task).start();
    }

    private Thread newThread(Runnable body) {
        return kind.threads().factory().newThread(body);
    }

    private void awaitEnd() {
        for (boolean interrupted = false; ; interrupted = true) {
            try {
                ended.await();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return;
            } catch (InterruptedException e) {
                end(EndReason.CANCELLED);
            }
        }
    }

    /** On a platform thread, since busy tasks may occupy all carriers. */
    private Thread startTimer(Duration timeout) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                time.sleep(timeout);
                end(EndReason.TIMED_OUT);
            } catch (InterruptedException e) {
                // The pass ended before the timeout.
            }
        });
    }

    /** Ends the pass early: interrupts the tasks that are running, and no other begins. Only the first call counts. */
    void end(EndReason reason) {
        if (endReason.compareAndSet(EndReason.ALL_COMPLETED, reason)) {
            // Wakes the starter if it waits for a place.
            places.release();
            for (int place = 0; place < running.length(); place++) {
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

    void leave(int place) {
        running.set(place, null);
        places.release();
        finish();
    }

    private void finish() {
        if (unfinished.decrementAndGet() == 0) {
            ended.countDown();
        }
    }

    boolean isEnding() {
        return endReason.get() != EndReason.ALL_COMPLETED;
    }

    /** Nanoseconds since the start of the pass. */
    long now() {
        return time.nanoTime() - passStart;
    }
}
