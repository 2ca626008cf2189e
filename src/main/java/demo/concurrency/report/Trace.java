package demo.concurrency.report;

import demo.concurrency.run.PassListener;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.task.Task;
import demo.concurrency.task.Text;

/** Lines for each task: its start and what was found in it, the output of its command, and its end. */
public final class Trace implements PassListener {

    private static final String RED = "\u001b[38;5;160m";
    private static final String BLUE = "\u001b[38;5;32m";
    private static final String END = "\u001b[0m";

    private final Output output;
    private final boolean colours;

    /** @param colours whether failures and the names before the output of commands are in colour */
    public Trace(Output output, boolean colours) {
        this.output = output;
        this.colours = colours;
    }

    @Override
    public void taskStarted(TaskStart start) {
        Task task = start.task();
        String name = task.name();
        output.print(task.work()
                .description()
                .map(found -> ">>> doing task " + name + "\nfound " + found + "\n")
                .orElseGet(() -> ">>> doing task " + name + "\n"));
    }

    @Override
    public void taskOutput(Task task, byte[] line) {
        output.printLine(paint("[" + task.name() + "]", BLUE) + " ", line);
    }

    @Override
    public void taskEnded(TaskResult result) {
        String name = result.task().name();
        output.print(
                switch (result.state()) {
                    case FINISHED -> "<<< finished task " + name + "\n";
                    case FAILED -> paint("!!! failed task " + name + ": " + Text.escape(result.reason()), RED) + "\n";
                    case CANCELLED -> "xxx cancelled task " + name + "\n";
                });
    }

    private String paint(String text, String colour) {
        return colours ? colour + text + END : text;
    }
}
