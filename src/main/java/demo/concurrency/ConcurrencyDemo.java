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

/** Runs a task list sequentially and then concurrently, and reports what happens and how long each pass takes. */
public final class ConcurrencyDemo {

    public static void main(String... args) {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> ProgramEnd.fail(error));
        Output output = new Output("standard output", new FileOutputStream(FileDescriptor.out), System.out.charset());
        Output errors = new Output("standard error", new FileOutputStream(FileDescriptor.err), System.err.charset());
        ProgramEnd.handle(output, errors);
        ProgramEnd.exit(run(output, errors, Time.SYSTEM, args));
    }

    /** Does what the arguments ask for. An error becomes an exit status and, unless standard output was closed, a message. */
    static ExitStatus run(Output output, Output errors, Time time, String... args) {
        try {
            Arguments arguments = Arguments.parse(args);
            Optional<String> information = arguments.information();
            if (information.isPresent()) {
                output.print(information.get());
                output.flush();
                return ExitStatus.OK;
            }
            return run(output, errors, time, arguments.options());
        } catch (UsageException e) {
            errors.printMessage(e.getMessage());
            errors.print("Try 'concurrency-demo --help'\n");
            return ExitStatus.USAGE_ERROR;
        } catch (CancellationException e) {
            return ExitStatus.INTERRUPTED;
        } catch (UncheckedIOException | TooLittleMemoryException e) {
            if (output.isClosedByReader()) {
                return ExitStatus.OUTPUT_CLOSED;
            }
            errors.printMessage(e.getMessage());
            return ExitStatus.INTERNAL_ERROR;
        }
    }

    private static ExitStatus run(Output output, Output errors, Time time, Options options) {
        HeapCheck.require(options);
        WarmUp.trackThreads(options);
        Report report = new Report(options.reportOptions(), options.passOptions(), options.tasks(), output, errors);
        WarmUp.run(options);
        List<PassResult> results = new ArrayList<>();
        ProgramEnd.PASSES.readLock().lock();
        try {
            for (PassKind kind : options.passes()) {
                results.add(new Pass(kind, options.tasks(), options.passOptions(), time, report.listeners()).run());
            }
        } finally {
            ProgramEnd.PASSES.readLock().unlock();
            // If standard output has failed, this throws that failure instead of the CancellationException.
            output.flush();
        }
        return report.finish(results) ? ExitStatus.of(results) : ExitStatus.INTERNAL_ERROR;
    }
}
