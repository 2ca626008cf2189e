package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Runs the tasks of a pass on the threads that call it, and reports each. Its clock starts when it is created. Thread-safe. */
final class TaskRunner {

    private final List<Task> tasks;
    private final ReturnWhen returnWhen;
    private final Time time;
    private final PassListener listener;
    private final EarlyEnd earlyEnd;
    private final TaskCounts counts = new TaskCounts();
    private final long passStart;

    private final Lock nextTaskLock = new ReentrantLock();
    private int nextTask;

    TaskRunner(List<Task> tasks, ReturnWhen returnWhen, Time time, PassListener listener, EarlyEnd earlyEnd) {
        this.tasks = tasks;
        this.returnWhen = returnWhen;
        this.time = time;
        this.listener = listener;
        this.earlyEnd = earlyEnd;
        this.passStart = time.nanoTime();
    }

    /** Nanoseconds since the start of the pass. */
    long now() {
        return time.nanoTime() - passStart;
    }

    TaskCounts counts() {
        return counts;
    }

    /** The body of a thread that runs a single task. */
    Runnable taskBody(int index) {
        return new TaskRun(index);
    }

    /** The body of a thread that runs one task after another until none is left. */
    void takeTasks() {
        try {
            for (TaskRun run = takeTask(); run != null; run = takeTask()) {
                run.perform();
            }
        } catch (Throwable e) {
            earlyEnd.triggerByFault(e);
        }
    }

    /** Starts the next task; null if none is left. Locked, so that tasks are reported as started in list order. */
    private TaskRun takeTask() {
        nextTaskLock.lock();
        try {
            if (earlyEnd.isTriggered() || nextTask == tasks.size()) {
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
        private TaskStart start;

        TaskRun(int index) {
            this.index = index;
        }

        @Override
        public void run() {
            try {
                if (!earlyEnd.isTriggered()) {
                    start();
                    perform();
                }
            } catch (Throwable e) {
                earlyEnd.triggerByFault(e);
            }
        }

        void start() {
            long now = now();
            start = new TaskStart(index, tasks.get(index), now, now);
            listener.taskStarted(start);
        }

        void perform() {
            TaskResult result = runWork();
            counts.increment(result.state());
            listener.taskEnded(result);
            if (returnWhen.isMetBy(result.state())) {
                earlyEnd.trigger(EndReason.CONDITION_MET);
            }
        }

        private TaskResult runWork() {
            try {
                start.task().work().perform(time, this::reportOutput);
                return createResult(TaskState.FINISHED, "");
            } catch (InterruptedException e) {
                // Listeners that print do not wait if the thread is interrupted.
                Thread.currentThread().interrupt();
                return createResult(TaskState.CANCELLED, "");
            } catch (Exception e) {
                String message = e.getMessage() == null ? e.toString() : e.getMessage();
                return createResult(
                        TaskState.FAILED, message.lines().findFirst().orElse(""));
            }
        }

        /** Called by the thread that reads the command's output. An error of a listener must not end that thread. */
        private void reportOutput(byte[] line) {
            try {
                listener.taskOutput(start.task(), line);
            } catch (Throwable e) {
                earlyEnd.triggerByFault(e);
            }
        }

        private TaskResult createResult(TaskState state, String reason) {
            return new TaskResult(start, state, reason, now());
        }
    }
}
