package demo.concurrency.cli;

import demo.concurrency.report.ReportOptions;
import demo.concurrency.run.PassOptions;
import demo.concurrency.run.ReturnWhen;
import demo.concurrency.task.TaskList;
import demo.concurrency.task.Text;
import demo.concurrency.task.UsageException;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The arguments of one run, as a picocli command. The text of {@code --help} is in {@code help.properties}. */
// A search for subcommands would read the annotations of all methods at each start.
@Command(name = "concurrency-demo", mixinStandardHelpOptions = true, sortOptions = false, addMethodSubcommands = false)
public final class Arguments {

    @Option(
            names = {"-m", "--mode"},
            paramLabel = "MODE")
    private Mode mode = Mode.BOTH;

    @Option(
            names = {"-w", "--return-when"},
            paramLabel = "WHEN")
    private ReturnWhen returnWhen = ReturnWhen.ALL_COMPLETED;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "DURATION")
    private Duration timeout = PassOptions.NO_TIMEOUT;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N")
    private Integer jobs;

    @Option(names = "--threads", paramLabel = "KIND")
    private Threads threads = Threads.VIRTUAL;

    @Option(
            names = {"-n", "--copies"},
            paramLabel = "N")
    private Integer copies = 1;

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    @Option(names = {"-T", "--timeline"})
    private boolean timeline;

    @Option(names = "--svg", paramLabel = "FILE")
    private Optional<File> svg = Optional.empty();

    @Option(
            names = {"-l", "--joblog"},
            paramLabel = "FILE")
    private Optional<File> jobLog = Optional.empty();

    @Option(names = {"-v", "--verbose"})
    private boolean verbose;

    /** Each TASK and {@code @FILE}. Without this arity, picocli's time grows with the square of their number. */
    @Parameters(arity = "0..*", hidden = true)
    private List<String> tasksAndFiles = new ArrayList<>();

    /** What follows {@code --}. */
    private List<String> tasksOnly = List.of();

    private final CommandLine commandLine = commandLine();

    /** Reads the options, but no task and no file. If help or the version is asked for, errors do not count. */
    public static Arguments parse(String... args) {
        Arguments arguments = new Arguments();
        // picocli does not tell what follows -- from what precedes it, and after -- '@x' is a task and no file.
        List<String> all = Arrays.asList(args);
        int end = all.contains("--") ? all.indexOf("--") : all.size();
        arguments.tasksOnly = all.subList(Math.min(end + 1, all.size()), all.size());
        ParseResult result = arguments.commandLine.parseArgs(Arrays.copyOf(args, end));
        if (!result.isUsageHelpRequested() && !result.isVersionHelpRequested()) {
            for (String text : all.subList(0, end)) {
                if (text.indexOf('\ufffd') >= 0) {
                    throw new UsageException(Text.quote(text) + ": contains characters that Java cannot read in this"
                            + " locale; expected another locale, such as LC_ALL=C.UTF-8");
                }
            }
            for (Exception e : result.errors()) {
                throw arguments.error(e);
            }
            for (String text : arguments.tasksAndFiles) {
                if (text.startsWith("-") && text.length() > 1) {
                    throw arguments.unknownOption(text);
                }
            }
        }
        return arguments;
    }

    private UsageException error(Exception e) {
        if (e instanceof MissingParameterException missing) {
            OptionSpec option = (OptionSpec) missing.getMissing().get(0);
            String expected = option.longestName() + "=" + option.paramLabel();
            return new UsageException("'" + option.longestName() + "': the value is missing; expected " + expected);
        }
        if (e instanceof UnmatchedArgumentException) {
            // "Unknown option: '-x' (while processing option: '-qx')"
            return unknownOption(e.getMessage().replaceFirst("(?s).*option: '(.*)'\\)", "$1"));
        }
        return new UsageException(e.getMessage());
    }

    private UsageException unknownOption(String text) {
        List<OptionSpec> options = commandLine.getCommandSpec().options();
        List<String> names = options.stream().map(OptionSpec::longestName).toList();
        String suggestion = Suggestions.didYouMean(text.split("=", 2)[0], names);
        return new UsageException("Unknown option: " + Text.quote(text)
                + (suggestion.isEmpty()
                        ? "; expected an option that --help lists, or -- before a task that starts with -"
                        : suggestion));
    }

    private CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(this)
                .registerConverter(Mode.class, Converters.enumConverter(Mode.class))
                .registerConverter(ReturnWhen.class, Converters.enumConverter(ReturnWhen.class))
                .registerConverter(Threads.class, Converters.enumConverter(Threads.class))
                .registerConverter(Duration.class, Converters::positiveDuration)
                .registerConverter(Integer.class, Converters::positiveInt)
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true)
                .setUnmatchedOptionsArePositionalParams(true);
        commandLine.getCommandSpec().parser().collectErrors(true);
        return commandLine;
    }

    /** The text that {@code --help} or {@code --version} asks for, instead of a run. */
    public Optional<String> information() {
        if (commandLine.isUsageHelpRequested()) {
            ResourceBundle text = ResourceBundle.getBundle("demo.concurrency.cli.help", Locale.ROOT);
            return Optional.of(commandLine.setResourceBundle(text).getUsageMessage(Ansi.OFF));
        }
        return commandLine.isVersionHelpRequested()
                ? Optional.of("concurrency-demo " + Arguments.class.getPackage().getImplementationVersion() + "\n")
                : Optional.empty();
    }

    /** What to do. Reads the tasks and the task files. */
    public Options options() {
        return new Options(
                TaskList.repeat(TaskList.read(tasksAndFiles, tasksOnly), copies),
                threads.passes(mode),
                new PassOptions(returnWhen, timeout, jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs)),
                new ReportOptions(quiet, timeline, svg, jobLog, verbose));
    }
}
