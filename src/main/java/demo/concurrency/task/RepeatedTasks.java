package demo.concurrency.task;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A task list repeated N times, with the names {@code one#1}, {@code one#2} and so on. Creates each task on access. */
public final class RepeatedTasks extends AbstractList<Task> implements RandomAccess {

    private final List<Task> tasks;
    private final int size;

    private RepeatedTasks(List<Task> tasks, int size) {
        this.tasks = tasks;
        this.size = size;
    }

    /**
     * @param copies from 1; a single copy keeps its names
     * @throws IllegalArgumentException if there would be more than {@link Integer#MAX_VALUE} tasks
     */
    public static List<Task> of(List<Task> tasks, int copies) {
        long size = (long) tasks.size() * copies;
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'--copies=" + copies + "' is too large for " + tasks.size()
                    + " tasks; expected at most " + Integer.MAX_VALUE + " tasks in all");
        }
        return copies == 1 ? tasks : new RepeatedTasks(tasks, (int) size);
    }

    @Override
    public Task get(int index) {
        Task task = tasks.get(index % tasks.size());
        return new Task(task.name() + "#" + (index / tasks.size() + 1), task.work());
    }

    @Override
    public int size() {
        return size;
    }
}
