package demo.concurrency;

import demo.concurrency.task.Copies;
import demo.concurrency.task.Task;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** The arguments that say what is to be run. */
final class TaskList {

    // With the arity that is usual for a list, picocli copies all arguments for each.
    private final PositionalParamSpec texts = PositionalParamSpec.builder()
            .paramLabel("TASK")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .initialValue(List.of("one=1", "two", "three=3"))
            .description(
                    "NAME or NAME=WORK, see below. Without any: one=1 two three=3.",
                    "@FILE stands for the lines of FILE, an argument each. Blank lines and lines that start with # are"
                            + " skipped.")
            .build();

    private final OptionSpec copies = OptionSpec.builder("-n", "--copies")
            .paramLabel("N")
            .type(int.class)
            .converters(new Count())
            .defaultValue("1")
            .description("The whole list N times over. With N > 1 the names become one#1 to one#N.")
            .build();

    private final CommandSpec command;

    TaskList(CommandSpec command) {
        this.command = command.addPositional(texts).addOption(copies);
    }

    /** @throws ParameterException if one of the arguments is no task, or there are too many */
    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (String text : texts.<List<String>>getValue()) {
            tasks.add(task(text));
        }
        int times = copies.getValue();
        try {
            return Copies.of(tasks, times);
        } catch (ArithmeticException e) {
            throw usageError("'--copies=" + times + "' of " + tasks.size() + " tasks; expected at most "
                    + Integer.MAX_VALUE + " tasks in all");
        }
    }

    private Task task(String text) {
        // picocli takes -1 for a value.
        if (text.matches("-.+") && isBeforeDashes(text)) {
            throw usageError("Unknown option: '" + text + "'; expected -- before a task that starts with -");
        }
        try {
            return Task.parse(text);
        } catch (IllegalArgumentException e) {
            throw usageError("'" + text + "': " + e.getMessage());
        }
    }

    private boolean isBeforeDashes(String text) {
        List<String> args = command.commandLine().getParseResult().originalArgs();
        int dashes = args.indexOf("--");
        return args.subList(0, dashes < 0 ? args.size() : dashes).contains(text);
    }

    private ParameterException usageError(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
