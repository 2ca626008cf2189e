package demo.concurrency.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import demo.concurrency.run.PassListener;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.task.Task;
import demo.concurrency.task.Text;
import java.util.regex.Pattern;

/** Lines for each task: its start and what was found in it, the output of its command, and its end. */
public final class Trace implements PassListener {

    private static final String RED = "\u001b[38;5;160m";
    private static final String BLUE = "\u001b[38;5;32m";
    private static final String END = "\u001b[0m";

    /** Of the output of commands. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[\\d;:]+m");

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

    /** Resets the colours that the line leaves on. */
    @Override
    public void taskOutput(Task task, byte[] line) {
        String text = new String(line, ISO_8859_1);
        int reset = Math.max(text.lastIndexOf("\u001b[m"), text.lastIndexOf(END));
        boolean isColoured = COLOUR.matcher(text).find(reset + 1);
        output.print(paint("[" + task.name() + "]", BLUE) + " ", line, (isColoured ? END : "") + "\n");
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
