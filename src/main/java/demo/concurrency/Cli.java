package demo.concurrency;

import demo.concurrency.show.Diagnostics;
import demo.concurrency.show.Output;
import demo.concurrency.show.Printable;
import demo.concurrency.task.Time;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Around the story of a run: arguments go in, an exit status comes out, and what went wrong becomes one line. */
final class Cli {

    static final int OK = 0;
    static final int TASK_FAILED = 1;
    static final int USAGE = 2;
    static final int FAULT = 70;
    static final int OUTPUT_CLOSED = 141;

    private Cli() {}

    /** @return the exit status: one of the numbers above, of which the help says more */
    static int run(Output output, PrintStream errors, Time time, String... args) {
        ConcurrencyDemo demo = new ConcurrencyDemo(output, time);
        CommandLine commandLine =
                new CommandLine(demo).setExpandAtFiles(false).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            commandLine.parseArgs(ArgumentFiles.expand(commandLine, args));
            if (commandLine.isUsageHelpRequested()) {
                output.print(commandLine.getUsageMessage());
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
        } catch (Throwable e) {
            say(errors, e.getMessage() == null ? e.toString() : e.getMessage());
            if (demo.isVerbose()) {
                new Diagnostics().fault(e);
            }
            return FAULT;
        }
    }

    private static void say(PrintStream errors, String message) {
        errors.println("concurrency-demo: " + Printable.of(message));
    }

    /** All messages but this one say what is expected. */
    private static String expected(ParameterException e) {
        return e instanceof UnmatchedArgumentException
                ? "; expected one of "
                        + e.getCommandLine().getCommandSpec().optionsMap().keySet()
                : "";
    }
}
