package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import demo.concurrency.task.Work;
import demo.concurrency.task.WorkKind;
import java.util.Optional;

/** Work that is whatever a test needs. */
interface TestWork extends Work {

    void perform(Time time) throws Exception;

    @Override
    default void perform(Time time, Events events) throws Exception {
        perform(time);
    }

    @Override
    default Optional<String> description() {
        return Optional.empty();
    }

    @Override
    default WorkKind kind() {
        return WorkKind.NOTHING;
    }

    static Task task(String name, TestWork work) {
        return new Task(name, work);
    }
}
