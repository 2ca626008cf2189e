package demo.concurrency.task;

import java.util.AbstractList;
import java.util.List;

/** A task list repeated N times, with the names {@code one#1}, {@code one#2} and so on. Creates each task on access. */
public final class RepeatedTasks {

    private RepeatedTasks() {}

    /**
     * @param copies from 1; a single copy keeps its names
     * @throws UsageException if there would be more than {@link Integer#MAX_VALUE} tasks
     */
    public static List<Task> of(List<Task> tasks, int copies) {
        long size = (long) tasks.size() * copies;
        if (size > Integer.MAX_VALUE) {
            throw new UsageException("'--copies=" + copies + "' is too large for " + tasks.size()
                    + " tasks; expected at most " + Integer.MAX_VALUE + " tasks in all");
        }
        List<Task> repeated = new AbstractList<>() {
            @Override
            public Task get(int index) {
                Task task = tasks.get(index % tasks.size());
                return new Task(task.name() + "#" + (index / tasks.size() + 1), task.work());
            }

            @Override
            public int size() {
                return (int) size;
            }
        };
        return copies == 1 ? tasks : repeated;
    }
}
