package demo.concurrency;

import demo.concurrency.run.PassListener;
import demo.concurrency.show.Counts;
import demo.concurrency.show.Diagnostics;
import demo.concurrency.show.JobLog;
import demo.concurrency.show.Output;
import demo.concurrency.show.StatusLine;
import demo.concurrency.show.Timeline;
import demo.concurrency.show.Took;
import demo.concurrency.show.Trace;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options that say what is to be shown, and the listeners that show it. */
final class Display {

    private final OptionSpec quiet = OptionSpec.builder("-q", "--quiet")
            .type(boolean.class)
            .initialValue(false)
            .description("Only how long each pass took.")
            .build();

    private final OptionSpec wantsTimeline = OptionSpec.builder("-T", "--timeline")
            .type(boolean.class)
            .initialValue(false)
            .description("After the passes, a picture of when each task ran, and what concurrency saved.")
            .build();

    private final OptionSpec jobLogFile = OptionSpec.builder("-l", "--joblog")
            .paramLabel("FILE")
            .type(File.class)
            .description("A tab-separated row a task: Pass Task State Start End, in seconds from the pass's start.")
            .build();

    private final OptionSpec verbose = OptionSpec.builder("-v", "--verbose")
            .type(boolean.class)
            .initialValue(false)
            .description("Diagnostics on standard error: which thread each task ran on, what became of it.")
            .build();

    private final CommandSpec command;
    private Timeline timeline;
    private JobLog jobLog;

    Display(CommandSpec command) {
        this.command = command.addOption(quiet)
                .addOption(wantsTimeline)
                .addOption(jobLogFile)
                .addOption(verbose);
    }

    /** @throws ParameterException if the job log cannot be opened */
    PassListener open(Output output, PrintStream errors) {
        List<PassListener> listeners = new ArrayList<>();
        if (isVerbose()) {
            listeners.add(new Diagnostics());
        } else if (isQuiet() && Terminal.isEverywhere()) {
            // First, so that it is gone when the others have something to say.
            listeners.add(new StatusLine(errors));
        }
        if (!isQuiet()) {
            listeners.add(new Trace(output));
        }
        listeners.add(new Took(output));
        listeners.add(new Counts(errors));
        if (wantsTimeline.<Boolean>getValue()) {
            timeline = new Timeline(Terminal.columns(), Terminal.takesBlocks());
            listeners.add(timeline);
        }
        File file = jobLogFile.getValue();
        if (file != null) {
            jobLog = jobLog(file, errors);
            listeners.add(jobLog);
        }
        return PassListener.all(listeners);
    }

    private JobLog jobLog(File file, PrintStream errors) {
        try {
            return new JobLog(file, errors);
        } catch (IOException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "Invalid value for option '--joblog': '" + file + "' cannot be opened"
                            + e.getMessage().replace(file.toString(), "") + "; expected a file to write to");
        }
    }

    /**
     * Shows what can only be shown when all passes have ended.
     *
     * @return whether all was shown that was to be shown
     */
    boolean finish(Output output) {
        if (timeline != null) {
            output.print(timeline.picture());
        }
        output.flush();
        return jobLog == null || !jobLog.hasFailed();
    }

    boolean isVerbose() {
        return verbose.getValue();
    }

    private boolean isQuiet() {
        return quiet.getValue();
    }
}
