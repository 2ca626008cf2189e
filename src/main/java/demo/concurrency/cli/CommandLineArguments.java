package demo.concurrency.cli;

import demo.concurrency.report.ReportOptions;
import demo.concurrency.run.PassOptions;
import demo.concurrency.task.RepeatedTasks;
import demo.concurrency.task.Task;
import demo.concurrency.task.WorkKind;
import java.io.File;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The arguments of one run. Tasks are parsed here and picocli parses the rest, since picocli is slow for a million arguments.
 */
public final class CommandLineArguments {

    private static final List<String> BUILT_IN_TASKS = List.of("one=1", "two", "three=3");

    private final DemoCommand command = new DemoCommand();
    private final OptionArguments optionArguments = new OptionArguments(command.commandLine());
    private final List<Task> tasks = new ArrayList<>();

    /** The first error in a task, thrown only if neither help nor the version is asked for; null if there is none. */
    private UsageException taskError;

    /** Whether {@code --} has been read, after which every argument is a task. */
    private boolean onlyTasks;

    /** Whether the next argument is the value of the option before it. */
    private boolean valueFollows;

    private volatile Optional<String> fileBeingRead = Optional.empty();

    /** Reads all arguments. To be called once, and before the methods below, except {@link #fileBeingRead()}. */
    public void parse(String... args) throws UsageException {
        for (String text : args) {
            Argument argument = new Argument(text);
            if (text.indexOf('\ufffd') >= 0) {
                throw argument.error(
                        "contains characters that Java cannot read in this locale; expected another locale,"
                                + " such as LC_ALL=C.UTF-8");
            }
            if (text.startsWith("@") && !onlyTasks) {
                fileBeingRead = Optional.of(text);
                new ArgumentFile(argument).read(this::add);
                fileBeingRead = Optional.empty();
            } else {
                add(argument);
            }
        }
        optionArguments.parse();
    }

    /** The {@code @FILE} that is being read, if any. May be called from any thread. */
    public Optional<String> fileBeingRead() {
        return fileBeingRead;
    }

    /** Adds the argument to the tasks, or to the options and their values. */
    private void add(Argument argument) throws UsageException {
        String text = argument.text();
        if (onlyTasks) {
            addTask(argument);
        } else if (valueFollows) {
            optionArguments.addValue(argument);
            valueFollows = false;
        } else if (text.equals("--")) {
            onlyTasks = true;
        } else if (text.startsWith("-") && text.length() > 1) {
            optionArguments.add(argument);
            valueFollows = optionArguments.isFollowedByValue(text);
        } else {
            addTask(argument);
        }
    }

    private void addTask(Argument argument) {
        if (taskError != null) {
            return;
        }
        try {
            tasks.add(Task.parse(argument.text()));
        } catch (IllegalArgumentException e) {
            taskError = argument.error(e.getMessage());
        }
    }

    /** The text that {@code --help} or {@code --version} asks for, instead of a run. */
    public Optional<String> information() {
        if (command.commandLine().isUsageHelpRequested()) {
            return Optional.of(command.help());
        }
        return command.commandLine().isVersionHelpRequested()
                ? Optional.of("concurrency-demo "
                        + CommandLineArguments.class.getPackage().getImplementationVersion() + "\n")
                : Optional.empty();
    }

    /** What the arguments ask for. */
    public Options options() throws UsageException {
        List<Task> list = tasks();
        return new Options(
                repeat(list),
                kinds(list),
                command.mode.<Mode>getValue().kinds(),
                new PassOptions(command.returnWhen.getValue(), Optional.ofNullable(command.timeout.getValue()), jobs()),
                command.threads.getValue(),
                new ReportOptions(
                        command.quiet.getValue(),
                        command.timeline.getValue(),
                        Optional.ofNullable(command.jobLog.<File>getValue()),
                        isVerbose()));
    }

    private OptionalInt jobs() {
        Integer jobs = command.jobs.getValue();
        return jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs);
    }

    public boolean isVerbose() {
        return command.verbose.getValue();
    }

    private List<Task> tasks() throws UsageException {
        if (taskError != null) {
            throw taskError;
        }
        return tasks.isEmpty() ? BUILT_IN_TASKS.stream().map(Task::parse).toList() : tasks;
    }

    private static Set<WorkKind> kinds(List<Task> list) {
        Set<WorkKind> kinds = EnumSet.noneOf(WorkKind.class);
        list.forEach(task -> kinds.add(task.work().kind()));
        return kinds;
    }

    private List<Task> repeat(List<Task> list) throws UsageException {
        int copies = command.copies.getValue();
        try {
            return RepeatedTasks.of(list, copies);
        } catch (ArithmeticException e) {
            throw new UsageException("'--copies=" + copies + "' is too large for " + list.size()
                    + " tasks; expected at most " + Integer.MAX_VALUE + " tasks in all");
        }
    }
}
