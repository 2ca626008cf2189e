package demo.concurrency.run;

import demo.concurrency.task.Task;

/** A task that has begun. Times are in nanoseconds since the start of the pass. Does not change after it has been reported. */
public interface TaskStart {

    /** The task's position in the list, from 0. */
    int index();

    Task task();

    /** From when on the task could run: when it got its place, and was handed to a thread. */
    long submitted();

    /** When the task began. */
    long start();
}
