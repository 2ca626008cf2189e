package demo.concurrency.show;

import demo.concurrency.run.PassListener;
import demo.concurrency.run.TaskEnd;
import demo.concurrency.task.Task;

/** Lines when a task starts, what is found in it and what it puts out, and when it ends. */
public final class Trace implements PassListener {

    private final Output output;

    public Trace(Output output) {
        this.output = output;
    }

    @Override
    public void taskStarted(Task task) {
        String start = ">>> doing task " + task.name() + "\n";
        output.print(task.work()
                .description()
                .map(found -> start + "found " + Printable.of(found) + "\n")
                .orElse(start));
    }

    @Override
    public void taskOutput(Task task, byte[] line) {
        output.printLine("[" + task.name() + "] ", line);
    }

    @Override
    public void taskEnded(TaskEnd end) {
        String name = end.task().name();
        output.print(
                switch (end.state()) {
                    case FINISHED -> "<<< finished task " + name + "\n";
                    case FAILED -> "!!! failed task " + name + ": " + Printable.of(end.reason()) + "\n";
                    case CANCELLED -> "xxx cancelled task " + name + "\n";
                });
    }
}
