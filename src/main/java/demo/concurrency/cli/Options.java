package demo.concurrency.cli;

import demo.concurrency.report.ReportOptions;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassOptions;
import demo.concurrency.task.Task;
import java.util.List;

/**
 * What a run is asked to do.
 *
 * @param tasks the task list, all copies included; not empty
 * @param passes the passes, in the order in which they run; not empty
 * @param passOptions how each pass runs
 * @param reportOptions what is reported
 */
public record Options(List<Task> tasks, List<PassKind> passes, PassOptions passOptions, ReportOptions reportOptions) {}
