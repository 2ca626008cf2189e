package demo.concurrency.run;

import demo.concurrency.task.Work;
import java.util.concurrent.CountDownLatch;

/** One task of a pass. It begins when {@code previousBegun} is open, and then opens {@code begun} for the next task. */
record TaskRun(Pass pass, int index, long submitted, CountDownLatch previousBegun, CountDownLatch begun)
        implements Runnable {

    /** Runs the task on the calling thread, unless the pass is ending. */
    @Override
    public void run() {
        int place = pass.enter(index);
        try {
            if (!pass.isEnding()) {
                // If the pass ends before the previous task begins, this is interrupted.
                previousBegun.await();
                // In a sequential pass, a task begins when it is submitted. Reading the clock again would take long.
                long started = pass.kind.isConcurrent() ? pass.now() : submitted;
                TaskStart start = new TaskStart(index, pass.tasks.get(index), submitted, started);
                Thread.currentThread().setName(start.task().name());
                pass.listeners.forEach(listener -> listener.taskStarted(start));
                begun.countDown();
                pass.notBegun.countDown();
                pass.taskEnded(perform(start.task().work(), start));
            }
        } catch (InterruptedException e) {
            // The pass is ending.
        }
        // Not after an error, which ends the program.
        pass.leave(place);
    }

    private TaskResult perform(Work work, TaskStart start) {
        try {
            work.perform(
                    pass.time,
                    line -> pass.listeners.forEach(listener -> listener.taskOutput(start.task(), line)),
                    () -> pass.listeners.forEach(listener -> listener.taskReady(start, pass.now())));
            return new TaskResult(start, TaskState.FINISHED, "", pass.now());
        } catch (InterruptedException e) {
            // A listener that prints does not wait for its reader if the thread is interrupted.
            Thread.currentThread().interrupt();
            return new TaskResult(start, TaskState.CANCELLED, "", pass.now());
        } catch (Exception e) {
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            String reason = message.lines().findFirst().orElse("");
            return new TaskResult(start, TaskState.FAILED, reason, pass.now());
        }
    }
}
