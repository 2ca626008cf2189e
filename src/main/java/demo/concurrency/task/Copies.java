package demo.concurrency.task;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A list many times over, its names numbered {@code one#1}, {@code one#2} and so on. A task is made when asked for. */
public final class Copies extends AbstractList<Task> implements RandomAccess {

    private final List<Task> tasks;
    private final int size;

    private Copies(List<Task> tasks, int size) {
        this.tasks = tasks;
        this.size = size;
    }

    /**
     * @param copies from 1; a single one keeps its names
     * @throws ArithmeticException if that makes more than {@link Integer#MAX_VALUE} tasks
     */
    public static List<Task> of(List<Task> tasks, int copies) {
        return copies == 1 ? tasks : new Copies(tasks, Math.multiplyExact(tasks.size(), copies));
    }

    @Override
    public Task get(int index) {
        Task task = tasks.get(index % tasks.size());
        return new Task(task.listed(), index / tasks.size() + 1, task.work());
    }

    @Override
    public int size() {
        return size;
    }
}
