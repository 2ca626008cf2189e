package demo.concurrency.report;

import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.task.Durations;
import demo.concurrency.task.Text;
import java.util.Locale;

/** A tab-separated file with a row for each task that was started, written when the task ends. */
final class JobLog implements PassListener {

    /** The first line of each such file. */
    static final String START = "Pass\tTask\tState\tStart\tEnd\tReason\n";

    private final Output file;
    private volatile PassKind kind;

    JobLog(Output file) {
        this.file = file;
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        this.kind = kind;
    }

    @Override
    public void taskEnded(TaskResult result) {
        String row = String.join(
                "\t",
                kind.name(),
                result.task().name(),
                result.state().name().toLowerCase(Locale.ROOT),
                Durations.inSecondsWithNineDecimals(result.began().start()),
                Durations.inSecondsWithNineDecimals(result.end()),
                Text.escape(result.reason()));
        file.print(row + "\n");
    }

    /** Writes the rows of the pass, since nothing waits for them after a signal. Gives up if nobody reads a pipe. */
    @Override
    public void passEnded(PassResult result) {
        file.tryFlush();
    }
}
