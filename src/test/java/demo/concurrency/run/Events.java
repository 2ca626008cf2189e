package demo.concurrency.run;

import demo.concurrency.task.Task;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Records the events of a pass as text, in their order. */
final class Events implements PassListener {

    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    void add(String event) {
        events.add(event);
    }

    List<String> list() {
        return List.copyOf(events);
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        events.add(kind + " started with " + taskCount);
    }

    @Override
    public void taskStarted(TaskStart start) {
        events.add(start.task().name() + " started");
    }

    @Override
    public void taskOutput(Task task, byte[] line) {
        events.add(task.name() + " printed " + new String(line, StandardCharsets.UTF_8));
    }

    @Override
    public void taskEnded(TaskResult result) {
        String reason = result.reason().isEmpty() ? "" : ": " + result.reason();
        events.add(result.task().name() + " " + result.state() + reason);
    }

    @Override
    public void passEnded(PassResult result) {
        events.add("ended, " + result);
    }
}
