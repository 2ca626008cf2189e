package demo.concurrency.report;

import demo.concurrency.report.timeline.BarStyle;
import demo.concurrency.report.timeline.LiveView;
import demo.concurrency.report.timeline.Parallelism;
import demo.concurrency.report.timeline.PassComparison;
import demo.concurrency.report.timeline.Timeline;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** All that is reported of a run: the listeners that the options ask for. */
public final class Report {

    private final Output output;
    private final Messages messages;
    private final Optional<JobLog> jobLog;
    private final Timeline timeline;
    private final boolean showsTimeline;
    private final BarStyle style;
    private final PassListener listener;

    /**
     * @param jobs how many tasks may run at once; without it, all
     * @param screen standard output, if it is a terminal
     * @param errors standard error
     * @throws IOException if the job log cannot be opened; the message says why and what is expected
     */
    public Report(
            ReportOptions options,
            OptionalInt jobs,
            List<Task> tasks,
            Output output,
            LiveArea screen,
            PrintStream errors)
            throws IOException {
        this.output = output;
        messages = new Messages(errors);
        jobLog = options.jobLog().isPresent()
                ? Optional.of(new JobLog(options.jobLog().get(), messages))
                : Optional.empty();
        timeline = new Timeline(Parallelism.of(jobs));
        showsTimeline = options.timeline();
        style = new BarStyle(Terminal.hasBlocks(System.out.charset()), Terminal.supportsColours());

        List<PassListener> listeners = new ArrayList<>();
        Optional<LiveArea> area = liveArea(options, screen, errors);
        if (showsTimeline || area.isPresent()) {
            listeners.add(timeline);
        }
        // Before the listeners that print at the end of a pass, so that it is cleared before they do.
        area.ifPresent(below -> listeners.add(new Progress(
                below,
                new LiveView(timeline, tasks, style, below == screen),
                TerminalSize.watch(),
                Time.SYSTEM,
                Progress.REDRAW_INTERVAL)));
        if (options.verbose()) {
            listeners.add(new Diagnostics());
        }
        // Before the listeners that print, so that no row is missing when standard output is closed.
        jobLog.ifPresent(listeners::add);
        if (!options.quiet()) {
            listeners.add(new Trace(output, style.colours()));
        }
        listeners.add(new ElapsedTime(output));
        listeners.add(new EarlyEndSummary(output, messages));
        listener = PassListener.all(listeners);
    }

    /** Where to show passes while they run; not together with diagnostics, which would be mixed with that. */
    private static Optional<LiveArea> liveArea(ReportOptions options, LiveArea screen, PrintStream errors) {
        if (options.verbose()) {
            return Optional.empty();
        }
        if (options.timeline() && Terminal.supportsLiveArea()) {
            return Optional.of(screen);
        }
        return Terminal.supportsStatusLine(options.quiet())
                ? Optional.of(new LiveArea(Channels.newChannel(errors), errors.charset()))
                : Optional.empty();
    }

    /** The listener of each pass. */
    public PassListener listener() {
        return listener;
    }

    /**
     * Prints what can be printed only when all passes have ended.
     *
     * @param results of all passes
     * @return whether the job log, if there is one, is complete
     * @throws UncheckedIOException if standard output has failed
     */
    public boolean finish(List<PassResult> results) {
        if (showsTimeline) {
            TerminalSize size = Terminal.isOutput() ? TerminalSize.ask() : TerminalSize.unknown();
            output.print(timeline.draw(size.chartColumns(), style));
        }
        output.flush();
        if (!showsTimeline && Terminal.isOutputAndErrors()) {
            PassComparison.of(results).forEach(messages::print);
        }
        return jobLog.map(JobLog::finish).orElse(true);
    }
}
