package demo.concurrency;

import static java.util.stream.Collectors.joining;

import demo.concurrency.show.Diagnostics;
import demo.concurrency.show.Output;
import demo.concurrency.show.Printable;
import demo.concurrency.task.Time;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Around the story of a run: arguments go in, an exit status comes out, and what went wrong becomes one line. */
final class Cli {

    static final int OK = 0;
    static final int TASK_FAILED = 1;
    static final int USAGE = 2;
    static final int FAULT = 70;
    static final int TIMED_OUT = 124;
    static final int CANCELLED = 130;
    static final int OUTPUT_CLOSED = 141;

    private Cli() {}

    public static void main(String... args) {
        new EmergencyExit().install();
        Output output = Output.standard();
        ConcurrencyDemo demo = new ConcurrencyDemo(output, System.err, Time.SYSTEM);
        output.onFailure(demo::cancel);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            demo.cancel();
            output.finish();
        }));
        System.exit(run(demo, output, System.err, args));
    }

    /** @return the exit status: one of the numbers above, of which the help says more */
    static int run(ConcurrencyDemo demo, Output output, PrintStream errors, String... args) {
        CommandLine commandLine = new CommandLine(demo.command()).setExpandAtFiles(false);
        try {
            commandLine.parseArgs(ArgumentFiles.expand(commandLine, args));
            if (commandLine.isUsageHelpRequested()) {
                output.print(commandLine.getUsageMessage(Ansi.OFF));
                return OK;
            }
            if (commandLine.isVersionHelpRequested()) {
                output.print("concurrency-demo " + Cli.class.getPackage().getImplementationVersion() + "\n");
                return OK;
            }
            return demo.call();
        } catch (ParameterException e) {
            say(errors, e.getMessage() + expected(e));
            errors.println("Try 'concurrency-demo --help'");
            return USAGE;
        } catch (Output.Closed e) {
            return OUTPUT_CLOSED;
        } catch (CancellationException e) {
            return CANCELLED;
        } catch (OutOfMemoryError e) {
            // For the handler that main has set.
            throw e;
        } catch (Throwable e) {
            say(errors, e instanceof UncheckedIOException ? e.getMessage() : e.toString());
            if (demo.isVerbose()) {
                new Diagnostics().fault(e);
            }
            return FAULT;
        }
    }

    private static void say(PrintStream errors, String message) {
        errors.println("concurrency-demo: " + Printable.of(message));
    }

    /** What picocli does not say of an unknown option. */
    private static String expected(ParameterException e) {
        return e instanceof UnmatchedArgumentException
                ? e.getCommandLine().getCommandSpec().options().stream()
                        .map(OptionSpec::longestName)
                        .collect(joining(", ", "; expected one of ", ""))
                : "";
    }
}
