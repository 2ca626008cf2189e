package demo.concurrency.report;

import java.io.File;
import java.util.Optional;

/**
 * What is to be reported of a run.
 *
 * @param quiet only the elapsed time of each pass, without the trace
 * @param timeline after the passes, a chart of when each task ran
 * @param svg the file to write the chart to
 * @param jobLog the file to write a row for each task to
 * @param verbose diagnostics on standard error
 */
public record ReportOptions(
        boolean quiet, boolean timeline, Optional<File> svg, Optional<File> jobLog, boolean verbose) {}
