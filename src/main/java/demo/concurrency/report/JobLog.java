package demo.concurrency.report;

import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.task.Durations;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;

/** A tab-separated file with a row for each task that was started, written when the task ends. */
public final class JobLog implements PassListener {

    private final Output file;
    private final Messages messages;
    private volatile PassKind kind;

    /** @throws IOException if the file cannot be opened for writing; the message says why and what is expected */
    public JobLog(File file, Messages messages) throws IOException {
        this.file = new Output(file.toString(), open(file), StandardCharsets.UTF_8);
        this.messages = messages;
    }

    private static FileOutputStream open(File file) throws IOException {
        try {
            if (!ProgramFiles.contain(file.toPath())) {
                return new FileOutputStream(file);
            }
        } catch (InvalidPathException e) {
            throw cannotOpen(file, "(" + e.getReason() + ")", e);
        } catch (IOException e) {
            // The message of FileOutputStream starts with the path.
            String message = e.getMessage();
            String path = file + " ";
            throw cannotOpen(file, message.startsWith(path) ? message.substring(path.length()) : message, e);
        }
        throw cannotOpen(file, "(it belongs to the program or to the Java that runs it)", null);
    }

    private static IOException cannotOpen(File file, String reason, Exception cause) {
        return new IOException("'" + file + "' cannot be opened " + reason + "; expected a file to write to", cause);
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        if (this.kind == null) {
            print("Pass\tTask\tState\tStart\tEnd\n");
        }
        this.kind = kind;
    }

    @Override
    public void taskEnded(TaskResult result) {
        // Not with +, for which the JVM would load classes while the clock of the pass runs.
        print(String.join(
                        "\t",
                        kind.toString(),
                        result.task().name(),
                        result.state().toString(),
                        Durations.inSecondsWithNineDecimals(result.start()),
                        Durations.inSecondsWithNineDecimals(result.end()))
                .concat("\n"));
    }

    private void print(String row) {
        try {
            file.print(row);
        } catch (UncheckedIOException e) {
            // finish() reports it, since a task's thread must not write to standard error.
        }
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
