package demo.concurrency;

import demo.concurrency.run.Mode;
import demo.concurrency.run.Pass;
import demo.concurrency.run.PassListener;
import demo.concurrency.show.Diagnostics;
import demo.concurrency.show.Output;
import demo.concurrency.show.Took;
import demo.concurrency.show.Trace;
import demo.concurrency.task.Copies;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The story of a run: read the tasks, run them one after another and then all at once, say how long each pass took. */
@Command(
        name = "concurrency-demo",
        sortOptions = false,
        customSynopsis = "concurrency-demo [OPTIONS] [TASK | @FILE]...",
        description = {
            "Shows what concurrency buys: runs a list of named tasks one after another, then all at once on virtual"
                    + " threads, prints what each task does as it does it, and says how long each pass took.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = """

                Tasks:
                  NAME             does nothing
                  NAME=DURATION    waits
                A NAME is not empty and has no control characters; a task is split at its
                first '='. A DURATION is a plain decimal number, with a unit (ns us ms s m h)
                or in seconds: 3, 1.5, .5, 800ms.

                Examples:
                  concurrency-demo
                  concurrency-demo build=1.5 lint test=800ms
                  concurrency-demo --mode=concurrent --copies=10000 --quiet nap=1
                  concurrency-demo @tasks.txt

                Exit status:
                  0    every pass ended as it was asked to
                  1    a task failed
                  2    the arguments are wrong; nothing has run
                  70   a fault of the program's own
                  130  interrupted (Ctrl-C)
                  143  terminated
                  141  standard output was closed""")
public final class ConcurrencyDemo {

    private final Output output;
    private final Time time;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "TASK",
            description = {
                "NAME or NAME=DURATION, see below. Without any: one=1 two three=3.",
                "@FILE stands for the lines of FILE, an argument each. Blank lines and lines that start with # are skipped."
            })
    private List<String> texts = List.of("one=1", "two", "three=3");

    @Option(
            names = {"-m", "--mode"},
            paramLabel = "MODE",
            defaultValue = "both",
            description = "${COMPLETION-CANDIDATES}: which passes to make. Default: ${DEFAULT-VALUE}.")
    private Passes passes;

    @Option(
            names = {"-n", "--copies"},
            paramLabel = "N",
            defaultValue = "1",
            converter = Count.class,
            description = "The whole list N times over. With N > 1 the names become one#1 to one#N.")
    private int copies;

    @Option(
            names = {"-q", "--quiet"},
            description = "Only how long each pass took.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Diagnostics on standard error: which thread each task ran on.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "This text.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "The version of the program.")
    private boolean version;

    ConcurrencyDemo(Output output, Time time) {
        this.output = output;
        this.time = time;
    }

    public static void main(String... args) {
        System.exit(Cli.run(Output.standard(), System.err, Time.SYSTEM, args));
    }

    /** @return the exit status of a run that went as it was asked to */
    int call() {
        List<Task> tasks = tasks();
        PassListener listener = PassListener.all(listeners());
        warmUp();
        long failed = 0;
        for (Mode mode : passes.modes()) {
            failed += new Pass(mode, tasks, time, listener).run().failed();
        }
        return failed == 0 ? Cli.OK : Cli.TASK_FAILED;
    }

    private List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (String text : texts) {
            if (text.matches("-.+")
                    && !spec.commandLine().getParseResult().originalArgs().contains("--")) {
                throw usageError("Unknown option: '" + text + "'; expected -- before a task that starts with -");
            }
            try {
                tasks.add(Task.parse(text));
            } catch (IllegalArgumentException e) {
                throw usageError("'" + text + "': " + e.getMessage());
            }
        }
        try {
            return copies == 1 ? tasks : new Copies(tasks, copies);
        } catch (ArithmeticException e) {
            throw usageError("'--copies=" + copies + "' of " + tasks.size() + " tasks; expected at most "
                    + Integer.MAX_VALUE + " tasks in all");
        }
    }

    private ParameterException usageError(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private List<PassListener> listeners() {
        List<PassListener> listeners = new ArrayList<>();
        if (verbose) {
            listeners.add(new Diagnostics());
        }
        if (!quiet) {
            listeners.add(new Trace(output));
        }
        listeners.add(new Took(output));
        return listeners;
    }

    boolean isVerbose() {
        return verbose;
    }

    /** Loads what a pass needs, so that the first pass does not do it on its clock: 10 to 20 ms. */
    private static void warmUp() {
        Output nowhere = new Output(OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
        PassListener listener = PassListener.all(List.of(new Trace(nowhere), new Took(nowhere)));
        List<Task> tasks = List.of(Task.parse("wait=1ns"), Task.parse("nothing"));
        for (Mode mode : Mode.values()) {
            new Pass(mode, tasks, Time.SYSTEM, listener).run();
        }
    }
}
