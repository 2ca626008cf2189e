package demo.concurrency;

import demo.concurrency.task.Copies;
import demo.concurrency.task.Task;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments that say what is to be run. */
final class TaskList {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    // With the arity that is usual for a list, picocli copies all arguments for each.
    @Parameters(
            arity = "0..*",
            paramLabel = "TASK",
            description = {
                "NAME or NAME=WORK, see below. Without any: one=1 two three=3.",
                "@FILE stands for the lines of FILE, an argument each. Blank lines and lines that start with # are skipped."
            })
    private List<String> texts = List.of("one=1", "two", "three=3");

    @Option(
            names = {"-n", "--copies"},
            paramLabel = "N",
            defaultValue = "1",
            converter = Count.class,
            description = "The whole list N times over. With N > 1 the names become one#1 to one#N.")
    private int copies;

    /** @throws ParameterException if one of the arguments is no task, or there are too many */
    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (String text : texts) {
            tasks.add(task(text));
        }
        try {
            return Copies.of(tasks, copies);
        } catch (ArithmeticException e) {
            throw usageError("'--copies=" + copies + "' of " + tasks.size() + " tasks; expected at most "
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
        List<String> args = spec.commandLine().getParseResult().originalArgs();
        int dashes = args.indexOf("--");
        return args.subList(0, dashes < 0 ? args.size() : dashes).contains(text);
    }

    private ParameterException usageError(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
