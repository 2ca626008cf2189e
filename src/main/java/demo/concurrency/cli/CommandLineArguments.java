package demo.concurrency.cli;

import demo.concurrency.report.ReportOptions;
import demo.concurrency.run.Limits;
import demo.concurrency.task.RepeatedTasks;
import demo.concurrency.task.Task;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The arguments of one run. Tasks are set aside and picocli parses the rest, since picocli is slow for a million arguments.
 */
public final class CommandLineArguments {

    private static final List<String> BUILT_IN_TASKS = List.of("one=1", "two", "three=3");

    private final DemoCommand command = new DemoCommand();
    private final List<String> taskArguments = new ArrayList<>();
    private final List<String> optionArguments = new ArrayList<>();

    /** Whether {@code --} has been read, after which every argument is a task. */
    private boolean onlyTasks;

    /** Whether the next argument is the value of the option before it. */
    private boolean valueFollows;

    /** Parses everything but the tasks. To be called once, and before the methods below. */
    public void parse(String... args) throws UsageException {
        for (String argument : args) {
            if (argument.startsWith("@") && !onlyTasks) {
                ArgumentFile.lines(argument).forEach(this::add);
            } else {
                add(argument);
            }
        }
        try {
            command.commandLine().parseArgs(optionArguments.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            throw new UsageException("Unknown option: '" + e.getUnmatched().get(0) + "'" + suggestion(e));
        } catch (ParameterException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** Adds the argument to the tasks, or to the options and their values. */
    private void add(String argument) {
        if (onlyTasks) {
            taskArguments.add(argument);
        } else if (valueFollows) {
            optionArguments.add(argument);
            valueFollows = false;
        } else if (argument.equals("--")) {
            onlyTasks = true;
        } else if (argument.startsWith("-") && argument.length() > 1) {
            optionArguments.add(argument);
            valueFollows = isFollowedByValue(argument);
        } else {
            taskArguments.add(argument);
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
        return new Options(
                tasks(),
                command.mode.<PassSelection>getValue().modes(),
                new Limits(command.returnWhen.getValue(), Optional.ofNullable(command.timeout.getValue()), jobs()),
                command.threads.getValue(),
                new ReportOptions(
                        command.quiet.getValue(),
                        command.timeline.getValue(),
                        Optional.ofNullable(command.jobLog.<File>getValue()),
                        isVerbose(),
                        jobs()));
    }

    private OptionalInt jobs() {
        Integer jobs = command.jobs.getValue();
        return jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs);
    }

    public boolean isVerbose() {
        return command.verbose.getValue();
    }

    private List<Task> tasks() throws UsageException {
        List<Task> tasks = new ArrayList<>();
        for (String argument : taskArguments.isEmpty() ? BUILT_IN_TASKS : taskArguments) {
            try {
                tasks.add(Task.parse(argument));
            } catch (IllegalArgumentException e) {
                throw new UsageException("'" + argument + "': " + e.getMessage());
            }
        }
        int copies = command.copies.getValue();
        try {
            return RepeatedTasks.of(tasks, copies);
        } catch (ArithmeticException e) {
            throw new UsageException("'--copies=" + copies + "' of " + tasks.size() + " tasks; expected at most "
                    + Integer.MAX_VALUE + " tasks in all");
        }
    }

    /** Whether the next argument is the value of this option: {@code --name VALUE}, {@code -n VALUE}, {@code -qn VALUE}. */
    private boolean isFollowedByValue(String argument) {
        if (argument.startsWith("--")) {
            return takesValue(argument);
        }
        for (int i = 1; i < argument.length(); i++) {
            if (takesValue("-" + argument.charAt(i))) {
                return i == argument.length() - 1;
            }
        }
        return false;
    }

    private boolean takesValue(String optionName) {
        OptionSpec option = command.commandLine().getCommandSpec().findOption(optionName);
        return option != null && option.arity().max() > 0;
    }

    private static String suggestion(UnmatchedArgumentException e) {
        List<String> suggestions = e.getSuggestions();
        return suggestions.isEmpty()
                ? "; expected an option that --help lists, or -- before a task that starts with -"
                : "; did you mean " + String.join(" or ", suggestions) + "?";
    }
}
