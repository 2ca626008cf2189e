package demo.concurrency.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The options of a run with their values, parsed by picocli. */
final class OptionArguments {

    /** An option, with its value if that is an argument of its own. */
    private record Option(Argument argument, List<String> texts) {}

    private final CommandLine commandLine;
    private final List<Option> options = new ArrayList<>();
    private Option last;

    OptionArguments(CommandLine commandLine) {
        this.commandLine = commandLine;
    }

    /** Adds an option, or several short ones in one argument. */
    void add(Argument argument) throws UsageException {
        String name = argument.text().split("=", 2)[0];
        if (name.length() < argument.text().length() && find(name) != null && !takesValue(name)) {
            throw argument.error("the option takes no value; expected " + name);
        }
        last = new Option(argument, new ArrayList<>(List.of(argument.text())));
        // Once this list is longer than that of the known options, it contains an unknown one or one given twice. The
        // rest is left out, since picocli's time grows with the square of the number of unknown options.
        if (options.size() <= commandLine.getCommandSpec().options().size()) {
            options.add(last);
        }
    }

    /** Adds the value of the option that was added last. */
    void addValue(Argument argument) {
        last.texts().add(argument.text());
    }

    /** Whether the next argument is the value of this option: {@code --name VALUE}, {@code -n VALUE}, {@code -qn VALUE}. */
    boolean isFollowedByValue(String argument) {
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

    private boolean takesValue(String name) {
        OptionSpec option = find(name);
        return option != null && option.arity().max() > 0;
    }

    private OptionSpec find(String name) {
        return commandLine.getCommandSpec().optionsMap().get(name);
    }

    /** Parses all options. */
    void parse() throws UsageException {
        try {
            parse(options);
        } catch (ParameterException e) {
            throw firstError();
        }
    }

    /**
     * picocli does not say which argument is wrong, so this parses more and more of them until there is an error.
     */
    private UsageException firstError() {
        for (int count = 1; ; count++) {
            try {
                parse(options.subList(0, count));
            } catch (ParameterException e) {
                return error(options.get(count - 1).argument(), e);
            }
        }
    }

    private void parse(List<Option> list) {
        Stream<String> texts = list.stream().flatMap(option -> option.texts().stream());
        commandLine.parseArgs(texts.toArray(String[]::new));
    }

    private static UsageException error(Argument argument, ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return argument.errorWithMessage("Unknown option: '" + argument.text() + "'" + suggestion(unmatched));
        }
        if (e instanceof OverwrittenOptionException overwritten) {
            return argument.error("the option " + name(overwritten.getOverwritten())
                    + " is given a second time; expected it at most once");
        }
        if (e instanceof MissingParameterException missing) {
            ArgSpec option = missing.getMissing().get(0);
            return argument.error("the value is missing; expected " + name(option) + "=" + option.paramLabel());
        }
        return argument.errorWithMessage(e.getMessage());
    }

    private static String name(ArgSpec option) {
        return ((OptionSpec) option).longestName();
    }

    private static String suggestion(UnmatchedArgumentException e) {
        List<String> suggestions = e.getSuggestions();
        return suggestions.isEmpty()
                ? "; expected an option that --help lists, or -- before a task that starts with -"
                : "; did you mean " + String.join(" or ", suggestions) + "?";
    }
}
