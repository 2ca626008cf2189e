package demo.concurrency.cli;

import demo.concurrency.report.ReportOptions;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassOptions;
import demo.concurrency.task.Task;
import demo.concurrency.task.WorkKind;
import java.util.List;
import java.util.Set;

/**
 * What a run is asked to do.
 *
 * @param tasks the task list, all copies included; not empty
 * @param workKinds the kinds of work in the list
 * @param passes the passes, in the order in which they run; not empty
 * @param passOptions how each pass runs
 * @param reportOptions what is reported
 */
public record Options(
        List<Task> tasks,
        Set<WorkKind> workKinds,
        List<PassKind> passes,
        PassOptions passOptions,
        ReportOptions reportOptions) {}
