package demo.concurrency.report;

import demo.concurrency.report.timeline.BarStyle;
import demo.concurrency.report.timeline.Parallelism;
import demo.concurrency.report.timeline.Timeline;
import demo.concurrency.run.PassListener;
import demo.concurrency.task.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** All that is reported of a run: the listeners that the options ask for. */
public final class Report {

    private final Output output;
    private final Optional<JobLog> jobLog;
    private final Optional<Timeline> timeline;
    private final PassListener listener;

    /**
     * @param jobs how many tasks may run at once; without it, all
     * @param errors standard error
     * @throws IOException if the job log cannot be opened; the message says why and what is expected
     */
    public Report(ReportOptions options, OptionalInt jobs, Output output, Output errors) throws IOException {
        this.output = output;
        Messages messages = new Messages(errors);
        jobLog = options.jobLog().isPresent()
                ? Optional.of(new JobLog(options.jobLog().get(), messages))
                : Optional.empty();
        timeline = options.timeline()
                ? Optional.of(new Timeline(
                        Terminal.columns(),
                        new BarStyle(Terminal.supportsBlocks(), Terminal.supportsColours()),
                        new Parallelism(Runtime.getRuntime().availableProcessors(), jobs)))
                : Optional.empty();

        // Not together with diagnostics, which would be mixed with it.
        Optional<StatusLine> statusLine = !options.verbose() && Terminal.supportsStatusLine(options.quiet())
                ? Optional.of(new StatusLine(errors, Time.SYSTEM))
                : Optional.empty();

        List<PassListener> listeners = new ArrayList<>();
        if (options.verbose()) {
            listeners.add(new Diagnostics(errors));
        }
        // Before the other listeners, so that it is cleared before they print.
        statusLine.ifPresent(listeners::add);
        // Before the listeners that print, so that no row is missing when standard output is closed.
        jobLog.ifPresent(listeners::add);
        if (!options.quiet()) {
            listeners.add(new Trace(output));
        }
        listeners.add(new ElapsedTime(output));
        listeners.add(new PassSummary(output, messages, options.quiet()));
        timeline.ifPresent(listeners::add);
        listener = PassListener.all(listeners);
    }

    /** The listener of each pass. */
    public PassListener listener() {
        return listener;
    }

    /**
     * Prints what can be printed only when all passes have ended.
     *
     * @return whether the job log, if there is one, is complete
     * @throws UncheckedIOException if standard output has failed
     */
    public boolean finish() {
        timeline.ifPresent(chart -> output.print(chart.draw()));
        output.flush();
        return jobLog.map(JobLog::finish).orElse(true);
    }
}
