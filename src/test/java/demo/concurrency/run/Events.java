package demo.concurrency.run;

import demo.concurrency.task.Task;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Records what a pass tells, as text in the order in which it was told. */
final class Events implements PassListener {

    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    void add(String event) {
        events.add(event);
    }

    List<String> list() {
        return List.copyOf(events);
    }

    @Override
    public void passStarted(Mode mode, int tasks) {
        events.add(mode + " started with " + tasks);
    }

    @Override
    public void taskStarted(Task task) {
        events.add(task.name() + " started");
    }

    @Override
    public void taskOutput(Task task, byte[] line) {
        events.add(task.name() + " put out " + new String(line, StandardCharsets.UTF_8));
    }

    @Override
    public void taskEnded(TaskEnd end) {
        events.add(end.task().name() + " " + end.state() + end.reason());
    }

    @Override
    public void passEnded(PassResult result) {
        events.add("ended, " + result);
    }
}
