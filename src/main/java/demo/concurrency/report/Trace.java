package demo.concurrency.report;

import demo.concurrency.run.PassListener;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.task.Task;

/** Lines for each task: its start and what was found in it, the output of its command, and its end. */
public final class Trace implements PassListener {

    private final Output output;

    public Trace(Output output) {
        this.output = output;
    }

    @Override
    public void taskStarted(TaskStart start) {
        Task task = start.task();
        String name = task.name();
        output.print(task.work()
                .description()
                .map(found -> ">>> doing task " + name + "\nfound " + Printable.escape(found) + "\n")
                .orElseGet(() -> ">>> doing task " + name + "\n"));
    }

    @Override
    public void taskOutput(Task task, byte[] line) {
        output.printLine("[" + task.name() + "] ", line);
    }

    @Override
    public void taskEnded(TaskResult result) {
        String name = result.task().name();
        output.print(
                switch (result.state()) {
                    case FINISHED -> "<<< finished task " + name + "\n";
                    case FAILED -> "!!! failed task " + name + ": " + Printable.escape(result.reason()) + "\n";
                    case CANCELLED -> "xxx cancelled task " + name + "\n";
                });
    }
}
