package demo.concurrency.report;

import demo.concurrency.report.timeline.BarStyle;
import demo.concurrency.report.timeline.LiveView;
import demo.concurrency.report.timeline.Parallelism;
import demo.concurrency.report.timeline.Timeline;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassOptions;
import demo.concurrency.run.PassResult;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import demo.concurrency.task.UsageException;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that is reported of a run: the listeners that the options ask for. */
public final class Report {

    private final ReportOptions options;
    private final Output output;
    private final Output errors;
    private final Optional<Output> svg;
    private final Optional<Output> jobLog;
    private final Timeline timeline;
    private final BarStyle style = new BarStyle(
            System.out.charset().newEncoder().canEncode('\u2588'),
            Terminal.isOutput() && Terminal.supportsColours(System.getenv()));
    private final List<PassListener> listeners = new ArrayList<>();

    /**
     * @param output standard output
     * @param errors standard error
     * @throws UsageException if a file cannot be opened for writing
     */
    public Report(ReportOptions options, PassOptions passOptions, List<Task> tasks, Output output, Output errors) {
        this.options = options;
        this.output = output;
        this.errors = errors;
        jobLog = open(options.jobLog(), "--joblog", JobLog.START);
        svg = open(options.svg(), "--svg", Timeline.SVG_START);
        timeline = new Timeline(Parallelism.of(passOptions.jobs()));

        Optional<LiveArea> liveArea = liveArea();
        if (options.timeline() || svg.isPresent() || liveArea.isPresent()) {
            listeners.add(timeline);
        }
        // Before the listeners that print at the end of a pass, so that it is cleared before they do.
        if (liveArea.isPresent()) {
            TerminalSize size = TerminalSize.ask();
            LiveView view = new LiveView(timeline, tasks, style, options.timeline());
            listeners.add(new Progress(
                    liveArea.get(),
                    view,
                    () -> Optional.of(size).filter(any -> Terminal.isForeground()),
                    Time.SYSTEM,
                    Progress.REDRAW_INTERVAL));
        }
        if (options.verbose()) {
            listeners.add(new Diagnostics(errors));
        }
        // Before the listeners that print, so that no row is missing when standard output is closed.
        jobLog.ifPresent(file -> listeners.add(new JobLog(file)));
        if (!options.quiet()) {
            listeners.add(new Trace(output, style.colours()));
        }
        listeners.add(new PassSummary(output, errors, options.quiet()));
    }

    /** Writes the start at once, so that the file is not opened for another option, too. */
    private static Optional<Output> open(Optional<File> file, String option, String start) {
        return file.map(path -> {
            Output output = new Output(path.toString(), ReportFile.open(path, option, start), StandardCharsets.UTF_8);
            output.print(start);
            output.tryFlush();
            return output;
        });
    }

    /** Where to show passes while they run; not together with diagnostics, which would be mixed with that. */
    private Optional<LiveArea> liveArea() {
        if (options.verbose() || !Terminal.understandsControlSequences(System.getenv())) {
            return Optional.empty();
        }
        if (options.timeline() && Terminal.isOutput()) {
            return Optional.of(output.liveArea());
        }
        // The reader of a pipe may print to the same terminal, as in | grep two.
        boolean isFree = Terminal.isOutput() ? options.quiet() : Terminal.isOutputFile();
        return isFree && Terminal.isErrors() ? Optional.of(errors.liveArea()) : Optional.empty();
    }

    /** The listeners of each pass. */
    public List<PassListener> listeners() {
        return listeners;
    }

    /**
     * Prints what can be printed only when all passes have ended.
     *
     * @return whether the files are complete; if not, a message has been printed
     * @throws UncheckedIOException if standard output has failed
     */
    public boolean finish(List<PassResult> results) {
        if (options.timeline()) {
            TerminalSize size = Terminal.isOutput() ? TerminalSize.ask() : TerminalSize.unknown();
            output.print(timeline.draw(size.columns(), style));
        }
        output.flush();
        if (!options.timeline() && Terminal.isOutput() && Terminal.isErrors()) {
            Timeline.compare(results).forEach(errors::printMessage);
        }
        svg.ifPresent(file -> file.print(timeline.drawSvg()));
        return isWritten(jobLog) & isWritten(svg);
    }

    private boolean isWritten(Optional<Output> file) {
        try {
            file.ifPresent(Output::flush);
            return true;
        } catch (UncheckedIOException e) {
            errors.printMessage(e.getMessage());
            return false;
        }
    }
}
