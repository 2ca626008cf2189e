package demo.concurrency;

import demo.concurrency.cli.CommandLineArguments;
import demo.concurrency.cli.ExitStatus;
import demo.concurrency.cli.Options;
import demo.concurrency.cli.UsageException;
import demo.concurrency.jvm.OutOfMemoryExit;
import demo.concurrency.jvm.ShutdownHook;
import demo.concurrency.jvm.WarmUp;
import demo.concurrency.report.Diagnostics;
import demo.concurrency.report.LiveArea;
import demo.concurrency.report.Messages;
import demo.concurrency.report.Output;
import demo.concurrency.report.OutputClosedException;
import demo.concurrency.report.Report;
import demo.concurrency.run.Pass;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.PassRunner;
import demo.concurrency.run.ThreadLimitException;
import demo.concurrency.task.Time;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

/** Runs a task list sequentially and then concurrently, and reports what happens and how long each pass takes. */
public final class ConcurrencyDemo {

    /** How long the end of the JVM waits for cancelled tasks. Ending a command takes a few seconds, more on a busy machine. */
    private static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(15);

    private final Output output;
    private final LiveArea screen;
    private final PrintStream errors;
    private final Time time;
    private final PassRunner passRunner = new PassRunner();

    ConcurrencyDemo(Output output, LiveArea screen, PrintStream errors, Time time) {
        this.output = output;
        this.screen = screen;
        this.errors = errors;
        this.time = time;
    }

    public static void main(String... args) {
        CommandLineArguments arguments = new CommandLineArguments();
        OutOfMemoryExit.install(ExitStatus.INTERNAL_ERROR.code(), arguments::fileBeingRead);
        LiveArea screen = new LiveArea(new FileOutputStream(FileDescriptor.out).getChannel(), System.out.charset());
        Output output = new Output("standard output", Channels.newOutputStream(screen), System.out.charset());
        ConcurrencyDemo demo = new ConcurrencyDemo(output, screen, System.err, Time.SYSTEM);
        output.onFailure(demo::cancel);
        ShutdownHook.add(() -> {
            demo.cancel();
            output.close();
        });
        System.exit(demo.run(arguments, args).code());
    }

    /** Does what the arguments ask for. An error becomes an exit status and, unless standard output was closed, a message on standard error. */
    ExitStatus run(CommandLineArguments arguments, String... args) {
        Messages messages = new Messages(errors);
        try {
            arguments.parse(args);
            Optional<String> information = arguments.information();
            if (information.isPresent()) {
                output.print(information.get());
                output.flush();
                return ExitStatus.OK;
            }
            return runPasses(arguments.options());
        } catch (UsageException e) {
            messages.print(e.getMessage());
            errors.println("Try 'concurrency-demo --help'");
            return ExitStatus.USAGE_ERROR;
        } catch (OutputClosedException e) {
            return ExitStatus.OUTPUT_CLOSED;
        } catch (CancellationException e) {
            // After a signal, the JVM exits with the status of that signal instead.
            return ExitStatus.INTERRUPTED;
        } catch (OutOfMemoryError | RejectedExecutionException e) {
            // No memory. OutOfMemoryExit, which handles uncaught exceptions, ends the JVM.
            throw e;
        } catch (Throwable e) {
            boolean isMessageForUser = e instanceof UncheckedIOException || e instanceof ThreadLimitException;
            messages.print(isMessageForUser ? e.getMessage() : e.toString());
            if (arguments.isVerbose()) {
                Diagnostics.internalError(e);
            }
            return ExitStatus.INTERNAL_ERROR;
        }
    }

    private ExitStatus runPasses(Options options) throws UsageException {
        Report report = openReport(options);
        ThreadFactory threads = options.threads().factory();
        WarmUp.run(options.workKinds(), options.tasks().size(), options.passes(), options.passOptions(), threads);
        List<PassResult> results = new ArrayList<>();
        try {
            for (PassKind kind : options.passes()) {
                Pass pass = new Pass(kind, options.tasks(), options.passOptions(), threads, time, report.listener());
                results.add(passRunner.run(pass));
            }
        } finally {
            // If standard output has failed, this throws that failure instead of the CancellationException.
            output.flush();
        }
        return report.finish(results) ? ExitStatus.of(results) : ExitStatus.INTERNAL_ERROR;
    }

    private Report openReport(Options options) throws UsageException {
        try {
            return new Report(
                    options.reportOptions(), options.passOptions().jobs(), options.tasks(), output, screen, errors);
        } catch (IOException e) {
            throw new UsageException("Invalid value for option '--joblog': " + e.getMessage());
        }
    }

    /** Cancels the run from another thread. Returns when all tasks have ended, or after the timeout. */
    private void cancel() {
        try {
            passRunner.cancel(CANCEL_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
