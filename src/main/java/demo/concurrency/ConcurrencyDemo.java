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
import demo.concurrency.task.Durations;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * The story of a run: read the tasks, run them one after another and then all at once, say how long each pass took.
 *
 * <p>Options are built, not annotated: to find annotations by reflection takes picocli 50 ms of a start of 190.
 */
final class ConcurrencyDemo {

    private static final String FOOTER = """

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
                  141  standard output was closed""";

    /** A command that does not end when it is asked to is killed after two seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Output output;
    private final PrintStream errors;
    private final Time time;
    private final Run run = new Run();

    private final CommandSpec command = CommandSpec.create().name("concurrency-demo");
    private final TaskList list = new TaskList(command);

    private final OptionSpec passes = OptionSpec.builder("-m", "--mode")
            .paramLabel("MODE")
            .type(Passes.class)
            .converters(new Choice<>(Passes.class))
            .defaultValue("both")
            .description("Which passes to make: both, sequential or concurrent. Default: ${DEFAULT-VALUE}.")
            .build();

    private final OptionSpec returnWhen = OptionSpec.builder("-w", "--return-when")
            .paramLabel("WHEN")
            .type(ReturnWhen.class)
            .converters(new Choice<>(ReturnWhen.class))
            .defaultValue("all-completed")
            .description("When a pass ends: all-completed, first-completed (the first task that finishes or fails) or"
                    + " first-exception (the first that fails). Default: ${DEFAULT-VALUE}.")
            .build();

    private final OptionSpec timeout = OptionSpec.builder("-t", "--timeout")
            .paramLabel("DURATION")
            .type(Duration.class)
            .converters(ConcurrencyDemo::duration)
            .description("The longest that each pass may take. Default: as long as it takes.")
            .build();

    private final OptionSpec jobs = OptionSpec.builder("-j", "--jobs")
            .paramLabel("N")
            .type(int.class)
            .converters(new Count())
            .initialValue(Integer.MAX_VALUE)
            .description("At most N tasks at once in the concurrent pass. Default: all.")
            .build();

    private final Display display;

    ConcurrencyDemo(Output output, PrintStream errors, Time time) {
        this.output = output;
        this.errors = errors;
        this.time = time;
        command.addOption(passes).addOption(returnWhen).addOption(timeout).addOption(jobs);
        display = new Display(command);
        command.addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print version information and exit.")
                        .build());
        command.usageMessage()
                .sortOptions(false)
                .customSynopsis("concurrency-demo [OPTIONS] [TASK | @FILE]...")
                .description(
                        "Shows what concurrency buys: runs a list of named tasks one after another, then all at once on"
                                + " virtual threads, prints what each task does as it does it, and says how long each"
                                + " pass took.",
                        "")
                .optionListHeading("%nOptions:%n")
                .footer(FOOTER);
    }

    /** What the command line may hold; after it was parsed, what it held. */
    CommandSpec command() {
        return command;
    }

    private static Duration duration(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** @return the exit status of a run that went as it was asked to */
    int call() {
        List<Task> tasks = list.tasks();
        Limits limits = new Limits(returnWhen.getValue(), Optional.ofNullable(timeout.getValue()), jobs.getValue());
        PassListener listener = display.open(output, errors);
        List<Mode> modes = passes.<Passes>getValue().modes();
        Rehearsal.hold(modes, Math.min(tasks.size(), limits.jobs()));
        List<PassResult> results = new ArrayList<>();
        try {
            for (Mode mode : modes) {
                results.add(run.pass(new Pass(mode, tasks, limits, time, listener)));
            }
        } finally {
            // If the run was cancelled since nobody reads its output, then that is what is said.
            output.flush();
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
