package demo.concurrency.cli;

import demo.concurrency.report.ReportOptions;
import demo.concurrency.run.Mode;
import demo.concurrency.run.PassOptions;
import demo.concurrency.run.ThreadKind;
import demo.concurrency.task.Task;
import demo.concurrency.task.WorkKind;
import java.util.List;
import java.util.Set;

/**
 * What a run is asked to do.
 *
 * @param tasks the task list, all copies included; not empty
 * @param kinds the kinds of work in the list
 * @param modes the passes, in the order in which they run
 * @param passOptions how each pass runs
 * @param threads what each task runs on
 * @param reportOptions what is reported
 */
public record Options(
        List<Task> tasks,
        Set<WorkKind> kinds,
        List<Mode> modes,
        PassOptions passOptions,
        ThreadKind threads,
        ReportOptions reportOptions) {}
