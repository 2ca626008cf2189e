package demo.concurrency;

import demo.concurrency.run.End;
import demo.concurrency.run.Limits;
import demo.concurrency.run.Mode;
import demo.concurrency.run.Pass;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.ReturnWhen;
import demo.concurrency.run.Run;
import demo.concurrency.show.Output;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The story of a run: read the tasks, run them one after another and then all at once, say how long each pass took. */
@Command(
        name = "concurrency-demo",
        mixinStandardHelpOptions = true,
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
                  NAME                  does nothing
                  NAME=DURATION         waits
                  NAME=cpu:DURATION     keeps a core busy
                  NAME=run:COMMAND      waits on a process: COMMAND under the system's shell
                A NAME is not empty and has no control characters; a task is split at its
                first '='. A DURATION is a plain decimal number, with a unit (ns us ms s m h)
                or in seconds: 3, 1.5, .5, 800ms.

                Examples:
                  concurrency-demo
                  concurrency-demo build=1.5 lint test=800ms
                  concurrency-demo fetch='run:sleep 1; echo got it' think=cpu:1
                  concurrency-demo --return-when=first-completed slow=60 quick=0.2
                  concurrency-demo --mode=concurrent --copies=10000 --quiet nap=1
                  concurrency-demo @tasks.txt

                Exit status:
                  0    every pass ended as it was asked to
                  1    a task failed
                  2    the arguments are wrong; nothing has run
                  70   a fault of the program's own
                  124  a pass ran into its timeout (and no task failed)
                  130  interrupted (Ctrl-C)
                  143  terminated
                  141  standard output was closed""")
final class ConcurrencyDemo {

    /** A command that does not end when it is asked to is killed after two seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Output output;
    private final PrintStream errors;
    private final Time time;
    private final Run run = new Run();

    @Mixin
    private TaskList list;

    @Option(
            names = {"-m", "--mode"},
            paramLabel = "MODE",
            defaultValue = "both",
            description = "Which passes to make: both, sequential or concurrent. Default: ${DEFAULT-VALUE}.")
    private Passes passes;

    @Option(
            names = {"-w", "--return-when"},
            paramLabel = "WHEN",
            defaultValue = "all-completed",
            description = "When a pass ends: all-completed, first-completed (the first task that finishes or fails) or"
                    + " first-exception (the first that fails). Default: ${DEFAULT-VALUE}.")
    private ReturnWhen returnWhen;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "DURATION",
            description = "The longest that each pass may take. Default: as long as it takes.")
    private Duration timeout;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            converter = Count.class,
            description = "At most N tasks at once in the concurrent pass. Default: all.")
    private int jobs = Integer.MAX_VALUE;

    @Mixin
    private Display display;

    ConcurrencyDemo(Output output, PrintStream errors, Time time) {
        this.output = output;
        this.errors = errors;
        this.time = time;
    }

    /** @return the exit status of a run that went as it was asked to */
    int call() {
        List<Task> tasks = list.tasks();
        Limits limits = new Limits(returnWhen, Optional.ofNullable(timeout), jobs);
        PassListener listener = display.open(output, errors);
        Rehearsal.of(tasks.size(), passes.modes());
        List<PassResult> results = new ArrayList<>();
        for (Mode mode : passes.modes()) {
            results.add(run.pass(new Pass(mode, tasks, limits, time, listener)));
        }
        return display.finish(output) ? exitStatus(results) : Cli.FAULT;
    }

    private static int exitStatus(List<PassResult> results) {
        if (results.stream().anyMatch(result -> result.failed() > 0)) {
            return Cli.TASK_FAILED;
        }
        return results.stream().anyMatch(result -> result.end() == End.TIMED_OUT) ? Cli.TIMED_OUT : Cli.OK;
    }

    /** Ends the run from another thread: what was started has ended when this returns, or has been given up. */
    void cancel() {
        try {
            run.cancel(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isVerbose() {
        return display.isVerbose();
    }
}
