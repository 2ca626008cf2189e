package demo.concurrency.show;

import demo.concurrency.run.Mode;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskEnd;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** A file with a row for each task that has ended, written as it ends. */
public final class JobLog implements PassListener {

    private final Output output;
    private final PrintStream errors;
    private final AtomicBoolean failed = new AtomicBoolean();
    private volatile String pass;

    /** @throws IOException if the file cannot be opened for writing */
    public JobLog(File file, PrintStream errors) throws IOException {
        this.output = new Output(file.toString(), new FileOutputStream(file), StandardCharsets.UTF_8);
        this.errors = errors;
    }

    /** Whether a row could not be written. That was said on standard error, and nothing was written from then on. */
    public boolean hasFailed() {
        return failed.get();
    }

    @Override
    public void passStarted(Mode mode, int tasks) {
        if (pass == null) {
            write("Pass\tTask\tState\tStart\tEnd\n");
        }
        pass = Names.of(mode);
    }

    @Override
    public void taskEnded(TaskEnd end) {
        write(pass + "\t" + end.task().name() + "\t" + Names.of(end.state()) + "\t" + Seconds.of(end.start()) + "\t"
                + Seconds.of(end.end()) + "\n");
    }

    @Override
    public void passEnded(PassResult result) {
        unlessFailed(output::flush);
    }

    private void write(String row) {
        unlessFailed(() -> output.printSoon(row));
    }

    private void unlessFailed(Runnable write) {
        if (failed.get()) {
            return;
        }
        try {
            write.run();
        } catch (UncheckedIOException e) {
            if (failed.compareAndSet(false, true)) {
                errors.println("concurrency-demo: " + e.getMessage());
            }
        }
    }
}
