package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Work;
import java.util.concurrent.CountDownLatch;

/** One task of a pass, from its beginning to its end. One object, and small, since a pass may have millions of tasks. */
final class TaskRun implements Runnable, TaskStart, Work.Events {

    private final Pass pass;
    private final int index;
    private final CountDownLatch previousBegun;
    private final CountDownLatch begun;
    private final long submitted;
    private long start;
    private Task task;

    /**
     * @param previousBegun what the task waits for before it begins
     * @param begun what the next task waits for
     */
    TaskRun(Pass pass, int index, CountDownLatch previousBegun, CountDownLatch begun) {
        this.pass = pass;
        this.index = index;
        this.previousBegun = previousBegun;
        this.begun = begun;
        this.submitted = pass.now();
    }

    /** Runs the task on the calling thread, unless the pass is ending. */
    @Override
    public void run() {
        int place = pass.enter(index);
        try {
            previousBegun.await();
            if (!pass.isEnding()) {
                begin();
                end(doWork());
            }
        } catch (InterruptedException e) {
            // The pass is ending.
        }
        // Not after an error, which ends the program.
        begun.countDown();
        pass.leave(place);
    }

    private void begin() {
        task = pass.tasks.get(index);
        Thread.currentThread().setName(task.name());
        start = pass.now();
        pass.report(listener -> listener.taskStarted(this));
        begun.countDown();
        pass.notBegun.countDown();
    }

    private TaskResult doWork() {
        TaskState state = TaskState.FINISHED;
        String reason = "";
        try {
            task.work().perform(pass.time, this);
        } catch (InterruptedException e) {
            // A listener that prints does not wait for its reader if the thread is interrupted.
            Thread.currentThread().interrupt();
            state = TaskState.CANCELLED;
        } catch (Exception e) {
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            state = TaskState.FAILED;
            reason = message.lines().findFirst().orElse("");
        }
        return new TaskResult(this, state, reason, pass.now());
    }

    private void end(TaskResult result) throws InterruptedException {
        pass.counts.incrementAndGet(result.state().ordinal());
        pass.report(listener -> listener.taskEnded(result));
        if (pass.options.returnWhen().isMetBy(result.state())) {
            if (pass.kind.isConcurrent() && pass.options.jobs().isEmpty()) {
                // As with asyncio.wait, every task of the list has begun before.
                pass.notBegun.await();
            }
            pass.end(EndReason.CONDITION_MET);
        }
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public long submitted() {
        return submitted;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public void output(byte[] line) {
        pass.report(listener -> listener.taskOutput(task, line));
    }

    @Override
    public void ready() {
        long now = pass.now();
        pass.report(listener -> listener.taskReady(this, now));
    }
}
