package demo.concurrency;

import demo.concurrency.cli.Arguments;
import demo.concurrency.cli.ExitStatus;
import demo.concurrency.cli.Options;
import demo.concurrency.report.Output;
import demo.concurrency.report.Report;
import demo.concurrency.run.Pass;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.task.Time;
import demo.concurrency.task.TooLittleMemoryException;
import demo.concurrency.task.UsageException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs a task list sequentially and then concurrently, and reports what happens and how long each pass takes. */
public final class ConcurrencyDemo {

    /** How long the end of the JVM waits for cancelled tasks. A command that ignores SIGTERM takes two seconds. */
    private static final int CANCEL_SECONDS = 3;

    private final Output output;
    private final Output errors;
    private final Time time;
    private final Thread runner = Thread.currentThread();

    /** Free while no pass runs. */
    private final Semaphore passes = new Semaphore(1);

    /** To be called by the thread that will call {@link #run}. */
    ConcurrencyDemo(Output output, Output errors, Time time) {
        this.output = output;
        this.errors = errors;
        this.time = time;
    }

    public static void main(String... args) {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> ProgramEnd.fail(error));
        // Unlike System.out and System.err, they report failed writes, and a slow reader delays no task.
        Output output = new Output("standard output", new FileOutputStream(FileDescriptor.out), System.out.charset());
        Output errors = new Output("standard error", new FileOutputStream(FileDescriptor.err), System.err.charset());
        ConcurrencyDemo demo = new ConcurrencyDemo(output, errors, Time.SYSTEM);
        output.onFailure(demo::cancel);
        ProgramEnd.handle(demo::cancel, output::close, errors::close);
        ProgramEnd.exit(demo.run(args).code());
    }

    /** Does what the arguments ask for. An error becomes an exit status and, unless standard output was closed, a message. */
    ExitStatus run(String... args) {
        try {
            Arguments arguments = Arguments.parse(args);
            Optional<String> information = arguments.information();
            if (information.isPresent()) {
                output.print(information.get());
                output.flush();
                return ExitStatus.OK;
            }
            return run(arguments.options());
        } catch (UsageException e) {
            errors.printMessage(e.getMessage());
            errors.print("Try 'concurrency-demo --help'\n");
            return ExitStatus.USAGE_ERROR;
        } catch (CancellationException e) {
            // After a signal, the JVM exits with the status of that signal instead.
            return ExitStatus.INTERRUPTED;
        } catch (UncheckedIOException | TooLittleMemoryException e) {
            if (output.isClosedByReader()) {
                return ExitStatus.OUTPUT_CLOSED;
            }
            errors.printMessage(e.getMessage());
            return ExitStatus.INTERNAL_ERROR;
        }
    }

    private ExitStatus run(Options options) {
        HeapCheck.require(options);
        WarmUp.trackThreads(options);
        Report report =
                new Report(options.reportOptions(), options.passOptions().jobs(), options.tasks(), output, errors);
        WarmUp.run(options);
        List<PassResult> results = new ArrayList<>();
        passes.acquireUninterruptibly();
        try {
            for (PassKind kind : options.passes()) {
                results.add(new Pass(kind, options.tasks(), options.passOptions(), time, report.listeners()).run());
            }
        } finally {
            passes.release();
            // If standard output has failed, this throws that failure instead of the CancellationException.
            output.flush();
        }
        return report.finish(results) ? ExitStatus.of(results) : ExitStatus.INTERNAL_ERROR;
    }

    /** Cancels the run from another thread. Returns when all tasks have ended, or after the timeout. */
    private void cancel() {
        output.stopWaiting();
        errors.stopWaiting();
        runner.interrupt();
        try {
            if (passes.tryAcquire(CANCEL_SECONDS, TimeUnit.SECONDS)) {
                passes.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
