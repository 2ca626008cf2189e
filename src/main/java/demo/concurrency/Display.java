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
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what is to be shown, and the listeners that show it. */
final class Display {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-q", "--quiet"},
            description = "Only how long each pass took.")
    private boolean quiet;

    @Option(
            names = {"-T", "--timeline"},
            description = "After the passes, a picture of when each task ran, and what concurrency saved.")
    private boolean wantsTimeline;

    @Option(
            names = {"-l", "--joblog"},
            paramLabel = "FILE",
            description = "A tab-separated row a task: Pass Task State Start End, in seconds from the pass's start.")
    private File jobLogFile;

    @Option(
            names = {"-v", "--verbose"},
            description = "Diagnostics on standard error: which thread each task ran on, what became of it.")
    private boolean verbose;

    private Timeline timeline;
    private JobLog jobLog;

    /** @throws ParameterException if the job log cannot be opened */
    PassListener open(Output output, PrintStream errors) {
        List<PassListener> listeners = new ArrayList<>();
        if (verbose) {
            listeners.add(new Diagnostics());
        } else if (quiet && Terminal.isEverywhere()) {
            // First, so that it is gone when the others have something to say.
            listeners.add(new StatusLine(errors));
        }
        if (!quiet) {
            listeners.add(new Trace(output));
        }
        listeners.add(new Took(output));
        listeners.add(new Counts(errors));
        if (wantsTimeline) {
            timeline = new Timeline(Terminal.columns(), Terminal.takesBlocks());
            listeners.add(timeline);
        }
        if (jobLogFile != null) {
            jobLog = jobLog(errors);
            listeners.add(jobLog);
        }
        return PassListener.all(listeners);
    }

    private JobLog jobLog(PrintStream errors) {
        try {
            return new JobLog(jobLogFile, errors);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--joblog': '" + jobLogFile + "' cannot be opened"
                            + e.getMessage().replace(jobLogFile.toString(), "") + "; expected a file to write to");
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
        return verbose;
    }
}
