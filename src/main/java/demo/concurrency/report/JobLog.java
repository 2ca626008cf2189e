package demo.concurrency.report;

import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.task.Durations;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A tab-separated file with a row for each task that was started, written when the task ends. */
public final class JobLog implements PassListener {

    private final Output file;
    private final Messages messages;
    private volatile PassKind kind;

    /** @throws IOException if the file cannot be opened for writing; the message says why and what is expected */
    public JobLog(File file, Messages messages) throws IOException {
        this.file = new Output(file.toString(), ReportFile.open(file, "Pass\tTask\tState\t"), StandardCharsets.UTF_8);
        this.messages = messages;
        printRow("Pass", "Task", "State", "Start", "End", "Reason");
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        this.kind = kind;
    }

    @Override
    public void taskEnded(TaskResult result) {
        printRow(
                kind.toString(),
                result.task().name(),
                result.state().toString(),
                Durations.inSecondsWithNineDecimals(result.start()),
                Durations.inSecondsWithNineDecimals(result.end()),
                Printable.escape(result.reason()));
    }

    private void printRow(String... columns) {
        file.print(String.join("\t", columns) + "\n");
    }

    /** Writes the rows of the pass, since {@link #finish()} is not called after a signal. Gives up if nobody reads a pipe. */
    @Override
    public void passEnded(PassResult result) {
        file.tryFlush();
    }

    /** Returns whether all rows have been written. If not, prints a message. */
    public boolean finish() {
        try {
            file.flush();
            return true;
        } catch (UncheckedIOException e) {
            messages.print(e.getMessage());
            return false;
        }
    }
}
