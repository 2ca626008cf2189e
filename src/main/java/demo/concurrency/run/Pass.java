package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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
    private final AtomicReference<End> end = new AtomicReference<>(End.ALL_COMPLETED);
    private final AtomicReference<Throwable> fault = new AtomicReference<>();
    private final AtomicLongArray ended = new AtomicLongArray(State.values().length);

    public Pass(Mode mode, List<Task> tasks, Limits limits, Time time, PassListener listener) {
        this.mode = mode;
        this.tasks = tasks;
        this.limits = limits;
        this.time = time;
        this.listener = listener;
    }

    /**
     * Runs the tasks and returns when all that were started have ended. May be called once.
     *
     * @throws CancellationException if the pass was cancelled
     * @throws RuntimeException what the listener threw, which ended the pass early
     */
    public PassResult run() {
        listener.passStarted(mode);
        long start = time.nanoTime();
        Optional<Thread> timer = limits.timeout().map(this::startTimer);
        try (threads) {
            startThreads();
        } catch (RejectedExecutionException e) {
            // The pass was ended before its last thread was started.
        }
        long nanos = time.nanoTime() - start;
        timer.ifPresent(Thread::interrupt);
        rethrow(fault.get());
        if (end.get() == End.CANCELLED) {
            throw new CancellationException();
        }
        PassResult result = result(nanos);
        listener.passEnded(result);
        return result;
    }

    /**
     * Ends the pass from another thread: what runs is interrupted, what has not begun never begins.
     *
     * @return whether all that was started has ended within the time given
     */
    public boolean cancel(Duration patience) throws InterruptedException {
        end(End.CANCELLED);
        return threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void startThreads() {
        int atOnce = mode == Mode.SEQUENTIAL ? 1 : limits.jobs();
        if (atOnce >= tasks.size()) {
            // A thread for each task ...
            tasks.forEach(task -> startThread(() -> run(task)));
        } else {
            // ... or fewer threads than tasks: each takes the next task when it is done with one.
            Iterator<Task> rest = tasks.iterator();
            for (int i = 0; i < atOnce; i++) {
                startThread(() -> runOneAfterAnother(rest));
            }
        }
    }

    private void startThread(Runnable body) {
        threads.execute(() -> {
            try {
                body.run();
            } catch (Throwable e) {
                fault.compareAndSet(null, e);
                end(End.CANCELLED);
            }
        });
    }

    private void run(Task task) {
        if (!hasEnded()) {
            listener.taskStarted(task);
            finish(task);
        }
    }

    private void runOneAfterAnother(Iterator<Task> tasks) {
        for (Optional<Task> task = start(tasks); task.isPresent(); task = start(tasks)) {
            finish(task.get());
        }
    }

    /** To take a task and to say so is one step, so that tasks are seen to start in list order. */
    private Optional<Task> start(Iterator<Task> tasks) {
        turn.lock();
        try {
            if (hasEnded() || !tasks.hasNext()) {
                return Optional.empty();
            }
            Task task = tasks.next();
            listener.taskStarted(task);
            return Optional.of(task);
        } finally {
            turn.unlock();
        }
    }

    private void finish(Task task) {
        TaskEnd taskEnd = perform(task);
        ended.incrementAndGet(taskEnd.state().ordinal());
        listener.taskEnded(taskEnd);
        if (limits.returnWhen().isMetBy(taskEnd.state())) {
            end(End.CONDITION_MET);
        }
    }

    private TaskEnd perform(Task task) {
        try {
            task.work().perform(time, line -> listener.taskOutput(task, line));
            return new TaskEnd(task, State.FINISHED, "");
        } catch (InterruptedException e) {
            return new TaskEnd(task, State.CANCELLED, "");
        } catch (Exception e) {
            return new TaskEnd(task, State.FAILED, reason(e));
        }
    }

    private static String reason(Exception failure) {
        return failure.getMessage() == null
                ? failure.toString()
                : failure.getMessage().lines().findFirst().orElse("");
    }

    /** On a platform thread: where tasks keep all carriers busy, a virtual one would wake up too late. */
    private Thread startTimer(Duration timeout) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                time.sleep(timeout);
                end(End.TIMED_OUT);
            } catch (InterruptedException e) {
                // The pass was faster.
            }
        });
    }

    private void end(End why) {
        if (end.compareAndSet(End.ALL_COMPLETED, why)) {
            threads.shutdownNow();
        }
    }

    private boolean hasEnded() {
        return end.get() != End.ALL_COMPLETED;
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
        long finished = ended.get(State.FINISHED.ordinal());
        long failed = ended.get(State.FAILED.ordinal());
        long cancelled = ended.get(State.CANCELLED.ordinal());
        long notStarted = tasks.size() - finished - failed - cancelled;
        End why = cancelled + notStarted == 0 ? End.ALL_COMPLETED : end.get();
        return new PassResult(mode, why, nanos, finished, failed, cancelled, notStarted);
    }
}
