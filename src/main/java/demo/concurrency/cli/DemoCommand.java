package demo.concurrency.cli;

import demo.concurrency.run.ReturnWhen;
import demo.concurrency.run.ThreadKind;
import java.io.File;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options and the help text, as a picocli command. Built and not annotated, since finding annotations by reflection
 * makes each start noticeably slower.
 */
final class DemoCommand {

    private static final String DESCRIPTION =
            "Shows how much time concurrency saves: runs a list of named tasks one after"
                    + " another, then all at once on virtual threads, prints what each task does as it does it, and says how long"
                    + " each pass took.";

    private static final String FOOTER = """

                Tasks:
                  NAME                  does nothing
                  NAME=DURATION         waits
                  NAME=cpu:DURATION     keeps a core busy
                  NAME=run:COMMAND      runs COMMAND under the system shell and waits for it
                A NAME is not empty, and has no control characters or bidirectional control
                characters. A task is split at its first '='. A DURATION is a plain decimal
                number, in seconds or with a unit (ns us ms s m h): 3, 1.5, .5, 800ms. Without
                any TASK, the built-in task list runs: one=1 two three=3.

                @FILE stands for the lines of FILE, one argument a line, and @- for those of
                standard input. Blank lines and lines that start with # are skipped. After --,
                every argument is a task.

                Examples:
                  concurrency-demo
                  concurrency-demo build=1.5 lint test=800ms
                  concurrency-demo fetch='run:sleep 1; echo got it' think=cpu:1
                  concurrency-demo --return-when=first-completed slow=60 quick=0.2
                  concurrency-demo --mode=concurrent --copies=10000 --quiet nap=1
                  concurrency-demo @tasks.txt

                Exit status:
                """;

    final OptionSpec mode = option("-m", "--mode", "MODE", Mode.class)
            .converters(new EnumConverter<>(Mode.class))
            .defaultValue("both")
            .description("Which passes to run: both, sequential or concurrent. Default: ${DEFAULT-VALUE}.")
            .build();

    final OptionSpec returnWhen = option("-w", "--return-when", "WHEN", ReturnWhen.class)
            .converters(new EnumConverter<>(ReturnWhen.class))
            .defaultValue("all-completed")
            .description("When a pass ends: all-completed, first-completed (the first task that finishes or fails) or"
                    + " first-exception (the first that fails). Default: ${DEFAULT-VALUE}.")
            .build();

    final OptionSpec timeout = option("-t", "--timeout", "DURATION", Duration.class)
            .converters(new DurationConverter())
            .description("The longest that each pass may take, more than 0. Default: no limit.")
            .build();

    final OptionSpec jobs = option("-j", "--jobs", "N", Integer.class)
            .converters(new PositiveIntConverter())
            .description("Run at most N tasks at once in the concurrent pass. Default: all.")
            .build();

    final OptionSpec threads = OptionSpec.builder("--threads")
            .paramLabel("KIND")
            .type(ThreadKind.class)
            .converters(new EnumConverter<>(ThreadKind.class))
            .defaultValue("virtual")
            .description("What each task runs on: virtual threads, or platform threads of the operating system."
                    + " Default: ${DEFAULT-VALUE}.")
            .build();

    final OptionSpec copies = option("-n", "--copies", "N", int.class)
            .converters(new PositiveIntConverter())
            .defaultValue("1")
            .description("Run the whole list N times. With N > 1 the names become one#1 to one#N.")
            .build();

    final OptionSpec quiet = flag("-q", "--quiet", "Print only how long each pass took.");

    final OptionSpec timeline = flag(
            "-T", "--timeline", "After the passes, draw a chart of when each task ran, and of what concurrency saved.");

    final OptionSpec jobLog = option("-l", "--joblog", "FILE", File.class)
            .description(
                    "Write a tab-separated row for each started task to FILE: Pass Task State Start End, in seconds from the pass's start.")
            .build();

    final OptionSpec verbose = flag(
            "-v", "--verbose", "Print diagnostics on standard error: which thread each task ran on, and how it ended.");

    private final CommandLine commandLine;

    DemoCommand() {
        CommandSpec command = CommandSpec.create().name("concurrency-demo");
        for (OptionSpec option :
                new OptionSpec[] {mode, returnWhen, timeout, jobs, threads, copies, quiet, timeline, jobLog, verbose}) {
            command.addOption(option);
        }
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        command.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
        command.usageMessage()
                .sortOptions(false)
                .customSynopsis("concurrency-demo [OPTIONS] [TASK | @FILE]...")
                .description(DESCRIPTION)
                .optionListHeading("%nOptions:%n");
        commandLine = new CommandLine(command).setExpandAtFiles(false);
    }

    private static OptionSpec.Builder option(String shortName, String longName, String label, Class<?> type) {
        return OptionSpec.builder(shortName, longName).paramLabel(label).type(type);
    }

    private static OptionSpec flag(String shortName, String longName, String description) {
        return OptionSpec.builder(shortName, longName)
                .type(boolean.class)
                .initialValue(false)
                .description(description)
                .build();
    }

    CommandLine commandLine() {
        return commandLine;
    }

    String help() {
        // Here and not in the constructor, since only few runs show the help.
        commandLine.getCommandSpec().usageMessage().footer(FOOTER + ExitStatus.describeAll());
        return commandLine.getUsageMessage(Ansi.OFF);
    }
}
