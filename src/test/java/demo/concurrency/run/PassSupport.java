package demo.concurrency.run;

import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import demo.concurrency.task.Work;
import demo.concurrency.task.WorkKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tasks, passes and the events of passes, for the tests of passes. */
abstract class PassSupport {

    /** Fails after a second. */
    final Task bad = task("bad", time -> {
        time.sleep(Duration.ofSeconds(1));
        throw new IOException("no luck");
    });

    Events events = new Events();

    static List<PassKind> kinds() {
        return List.of(PassKind.SEQUENTIAL, PassKind.CONCURRENT);
    }

    static List<Task> tasks(String... texts) {
        return Stream.of(texts).map(Task::parse).toList();
    }

    static Task task(String name, TestWork work) {
        return new Task(name, work);
    }

    /** Runs a pass and records its events, which the other listeners receive first. */
    PassResult run(PassKind kind, PassOptions options, Time time, List<Task> tasks, PassListener... others) {
        List<PassListener> listeners = new ArrayList<>(List.of(others));
        listeners.add(events);
        return new Pass(kind, tasks, options, time, listeners).run();
    }

    static PassResult result(
            PassKind kind, EndReason reason, Duration time, int finished, int failed, int cancelled, int notStarted) {
        return new PassResult(kind, reason, time.toNanos(), finished, failed, cancelled, notStarted);
    }

    /** Work that is whatever a test needs. */
    interface TestWork extends Work {

        void perform(Time time) throws Exception;

        @Override
        default void perform(Time time, Consumer<byte[]> output, Runnable ready) throws Exception {
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
    }

    /** Records the events of a pass as text, in their order. */
    static final class Events implements PassListener {

        private final Queue<String> events = new ConcurrentLinkedQueue<>();

        List<String> list() {
            return List.copyOf(events);
        }

        @Override
        public void passStarted(PassKind kind, int taskCount) {
            events.add(kind.name() + " started with " + taskCount);
        }

        @Override
        public void taskStarted(TaskStart start) {
            events.add(start.task().name() + " started");
        }

        @Override
        public void taskEnded(TaskResult result) {
            String reason = result.reason().isEmpty() ? "" : ": " + result.reason();
            events.add(result.task().name() + " " + result.state().name().toLowerCase(Locale.ROOT) + reason);
        }

        @Override
        public void passEnded(PassResult result) {
            events.add("ended, " + result);
        }
    }
}
