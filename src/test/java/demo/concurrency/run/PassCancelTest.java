package demo.concurrency.run;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static demo.concurrency.run.TestPasses.pass;
import static demo.concurrency.run.TestWork.task;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import demo.concurrency.ManualTime;
import demo.concurrency.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Cancelling a pass or a run from another thread. */
class PassCancelTest {

    private final ManualTime time = new ManualTime();
    private final Events events = new Events();

    @RepeatedTest(50)
    void cancelEndsConcurrentPassAndStartsNoOther() throws Exception {
        assertCancelEndsPassAndStartsNoOther(CONCURRENT);
    }

    @RepeatedTest(50)
    void cancelEndsSequentialPassAndStartsNoOther() throws Exception {
        assertCancelEndsPassAndStartsNoOther(SEQUENTIAL);
    }

    private void assertCancelEndsPassAndStartsNoOther(PassKind kind) throws Exception {
        PassRunner runner = new PassRunner();
        List<Task> tasks = List.of(Task.parse("slow=60"), Task.parse("other=60"));
        var pass =
                CompletableFuture.supplyAsync(() -> runner.run(pass(kind, tasks, PassOptions.DEFAULT, time, events)));
        time.advance(kind == CONCURRENT ? 2 : 1, Duration.ZERO);

        runner.cancel(ofSeconds(60));

        assertThat(events.list()).contains("slow cancelled");
        assertThatThrownBy(pass::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CancellationException.class);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> runner.run(pass(kind, tasks, PassOptions.DEFAULT, time, new PassListener() {})));
        assertThat(events.list()).last().asString().startsWith("ended").contains("endReason=cancelled");
    }

    /** Standard output may be closed between two passes. */
    @Test
    void cancelDoesNotWaitForPassThatCouldNotStart() throws Exception {
        Pass pass = pass(CONCURRENT, List.of(Task.parse("one")), PassOptions.DEFAULT, time, new PassListener() {
            @Override
            public void passStarted(PassKind kind, int tasks) {
                throw new IllegalStateException("closed");
            }
        });

        assertThatThrownBy(pass::run).hasMessage("closed");

        pass.cancel(ofSeconds(1_000));
    }

    @RepeatedTest(50)
    void cancelReturnsAfterTimeout() throws Exception {
        Pass pass = pass(
                CONCURRENT,
                List.of(task("uninterruptible", time -> {
                    while (!events.list().contains("enough")) {
                        Thread.onSpinWait();
                    }
                })),
                PassOptions.DEFAULT,
                time,
                events);
        var running = CompletableFuture.supplyAsync(pass::run);
        while (!events.list().contains("uninterruptible started")) {
            Thread.onSpinWait();
        }

        pass.cancel(ofMillis(1));

        assertThat(running).isNotDone();
        events.add("enough");
        assertThatThrownBy(running::join).hasCauseInstanceOf(CancellationException.class);
    }
}
