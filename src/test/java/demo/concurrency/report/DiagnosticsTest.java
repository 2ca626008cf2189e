package demo.concurrency.report;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.Task;
import java.lang.reflect.Proxy;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class DiagnosticsTest {

    private static final PassResult RESULT =
            new PassResult(PassKind.CONCURRENT, EndReason.ALL_COMPLETED, 1, 1, 0, 0, 0);

    private final ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();
    private final CountDownLatch canWrite = new CountDownLatch(1);
    private final Diagnostics diagnostics = new Diagnostics(logger());

    /** Keeps the message of each line, and writes none until it is allowed to. */
    private Logger logger() {
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    canWrite.await();
                    return logged.add((String) arguments[0]);
                });
    }

    @Test
    void logsStartAndEndOfEachTask() {
        canWrite.countDown();

        diagnostics.passStarted(PassKind.CONCURRENT, 1);
        diagnostics.taskStarted(new TaskStart(0, Task.parse("one"), 0, 0));
        end();
        diagnostics.passEnded(RESULT);

        assertThat(logged)
                .containsExactly(
                        "{} pass of {} tasks", "task {} runs on {}", "task {} {}", "{} pass: {}, {} tasks not started");
    }

    @Test
    void tasksWaitIfTooManyLinesAreQueuedAndLogIsCompleteAfterInterrupt() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        Thread task = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < Diagnostics.MAX_QUEUED_LINES + 10; i++) {
                end();
                ended.incrementAndGet();
            }
        });
        while (ended.get() < Diagnostics.MAX_QUEUED_LINES || task.getState() != Thread.State.WAITING) {
            assertThat(task.isAlive()).as("a task waits").isTrue();
            Thread.sleep(1);
        }
        assertThat(ended).hasValue(Diagnostics.MAX_QUEUED_LINES);

        task.interrupt();
        task.join();
        canWrite.countDown();
        diagnostics.passEnded(RESULT);

        assertThat(logged).hasSize(Diagnostics.MAX_QUEUED_LINES + 11);
    }

    private void end() {
        diagnostics.taskEnded(new TaskResult(0, Task.parse("one"), TaskState.FINISHED, "", 0, 1));
    }
}
