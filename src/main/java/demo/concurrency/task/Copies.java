package demo.concurrency.task;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A list many times over, its names numbered {@code one#1}, {@code one#2} and so on. A task is made when asked for. */
public final class Copies extends AbstractList<Task> implements RandomAccess {

    private final List<Task> tasks;
    private final int size;

    /**
     * @param copies from 1
     * @throws ArithmeticException if that makes more than {@link Integer#MAX_VALUE} tasks
     */
    public Copies(List<Task> tasks, int copies) {
        this.tasks = tasks;
        this.size = Math.multiplyExact(tasks.size(), copies);
    }

    @Override
    public Task get(int index) {
        Task task = tasks.get(index % tasks.size());
        int copy = index / tasks.size() + 1;
        return new Task(task.name() + "#" + copy, task.work());
    }

    @Override
    public int size() {
        return size;
    }
}
