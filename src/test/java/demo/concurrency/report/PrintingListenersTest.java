package demo.concurrency.report;

import static demo.concurrency.run.EndReason.ALL_COMPLETED;
import static demo.concurrency.run.EndReason.CONDITION_MET;
import static demo.concurrency.run.EndReason.TIMED_OUT;
import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static demo.concurrency.run.TaskState.CANCELLED;
import static demo.concurrency.run.TaskState.FAILED;
import static demo.concurrency.run.TaskState.FINISHED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.Task;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the trace, the summary of a pass, the job log and the diagnostics print. */
class PrintingListenersTest {

    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Output output = new Output("here", bytes, UTF_8);

    @AfterEach
    void restoreStandardError() {
        System.setErr(standardError);
    }

    @Test
    void traceOfTasks() {
        Trace trace = new Trace(output, false);
        trace.taskStarted(start("one=250ms"));
        trace.taskEnded(result("one=250ms", FINISHED, ""));
        trace.taskStarted(start("two"));
        Task command = Task.parse("three=run:printf 'a\\nb'\n");
        trace.taskStarted(new TaskStart(0, command, 0, 0));
        trace.taskOutput(command, "naïve".getBytes(UTF_8));
        trace.taskOutput(command, new byte[0]);
        trace.taskEnded(result("three", FAILED, "bad\nluck"));
        trace.taskEnded(result("four", CANCELLED, ""));

        assertPrinted("""
                >>> doing task one
                found wait of duration 0.25 seconds
                <<< finished task one
                >>> doing task two
                >>> doing task three
                found command printf 'a\\nb'\\u000a
                [three] naïve
                [three]\s
                !!! failed task three: bad\\u000aluck
                xxx cancelled task four
                """);
    }

    @Test
    void failuresAndNamesBeforeOutputAreInColourOnTerminal() {
        Trace coloured = new Trace(output, true);
        coloured.taskOutput(Task.parse("three"), "x".getBytes(UTF_8));
        coloured.taskEnded(result("three", FAILED, "bad luck"));
        coloured.taskEnded(result("four", CANCELLED, ""));

        assertPrinted("""
                \u001b[38;5;32m[three]\u001b[0m x
                \u001b[38;5;160m!!! failed task three: bad luck\u001b[0m
                xxx cancelled task four
                """);
    }

    /** Here, &lt; stands for the escape character. */
    @ParameterizedTest
    @CsvSource({
        "<[31mone, true",
        "one<[1;38:5:17m, true",
        "<[m<[0mone<[7m, true",
        "<[31mone<[0m, false",
        "<[31mone<[m<[K, false",
        "one<[2K, false",
        "one, false",
    })
    void coloursThatALineLeavesOnAreReset(String line, boolean isReset) {
        String text = line.replace('<', '\u001b');
        new Trace(output, false).taskOutput(Task.parse("three"), text.getBytes(UTF_8));

        assertPrinted("[three] " + text + (isReset ? "\u001b[0m\n" : "\n"));
    }

    @Test
    void summaryNamesFailuresOfEachPass() {
        PassSummary summary = new PassSummary(output, output, true);
        summary.passStarted(SEQUENTIAL, 3);
        summary.taskEnded(result("one", FINISHED, ""));
        summary.taskEnded(result("two", FAILED, "exit status 1"));
        summary.taskEnded(result("three", CANCELLED, ""));
        summary.passEnded(passResult(SEQUENTIAL, CONDITION_MET, 1));
        summary.passStarted(CONCURRENT, 3);
        summary.taskEnded(result("three", FAILED, "bad\tluck"));
        summary.passEnded(passResult(CONCURRENT, ALL_COMPLETED, 1));

        assertPrinted("""
                took 0.000000001 seconds
                concurrency-demo: sequential pass: task two failed: exit status 1
                concurrency-demo: sequential pass ended early: 1 finished, 1 failed, 1 cancelled, 0 not started
                --------------------
                took 0.000000001 seconds
                concurrency-demo: concurrent pass: task three failed: bad\\u0009luck
                """);
    }

    @Test
    void summaryNamesTenFailuresAtMost() {
        PassSummary summary = new PassSummary(output, output, true);
        summary.passStarted(SEQUENTIAL, 12);
        for (int i = 1; i <= 12; i++) {
            summary.taskEnded(result("bad#" + i, FAILED, "exit status 1"));
        }
        summary.passEnded(passResult(SEQUENTIAL, ALL_COMPLETED, 12));

        output.flush();
        assertThat(bytes.toString(UTF_8).lines())
                .hasSize(12)
                .startsWith(
                        "took 0.000000001 seconds",
                        "concurrency-demo: sequential pass: task bad#1 failed: exit status 1")
                .endsWith(
                        "concurrency-demo: sequential pass: task bad#10 failed: exit status 1",
                        "concurrency-demo: sequential pass: 2 more failed");
    }

    @Test
    void summaryNamesNoFailuresThatTheTraceShows() {
        PassSummary summary = new PassSummary(output, output, false);
        summary.passStarted(SEQUENTIAL, 1);
        summary.taskEnded(result("one", FAILED, "exit status 1"));
        summary.passEnded(passResult(SEQUENTIAL, TIMED_OUT, 1));

        assertPrinted("""
                took 0.000000001 seconds
                concurrency-demo: sequential pass timed out: 1 finished, 1 failed, 1 cancelled, 0 not started
                """);
    }

    @Test
    void summaryOfCancelledPassIsEmpty() {
        PassSummary summary = new PassSummary(output, output, true);
        summary.passStarted(SEQUENTIAL, 3);
        summary.passEnded(passResult(SEQUENTIAL, EndReason.CANCELLED, 1));

        assertPrinted("");
    }

    @Test
    void jobLogHasRowAsSoonAsTaskEnds() throws Exception {
        JobLog log = new JobLog(output);
        log.passStarted(SEQUENTIAL, 2);
        log.taskEnded(new TaskResult(new TaskStart(0, Task.parse("naïve one"), 5, 5), FINISHED, "", 1_500_000_000));
        String row = "sequential\tnaïve one\tfinished\t0.000000005\t1.500000000\t\n";
        while (!bytes.toString(UTF_8).equals(row)) {
            Thread.sleep(1);
        }

        log.passStarted(CONCURRENT, 2);
        log.taskEnded(result("two", FAILED, "no\tluck"));
        log.taskEnded(result("naïve one", CANCELLED, ""));
        log.passEnded(passResult(CONCURRENT, TIMED_OUT, 1));
        // Without another flush.
        assertThat(bytes.toString(UTF_8)).isEqualTo(row + """
                concurrent	two	failed	0.000000000	0.000000001	no\\u0009luck
                concurrent	naïve one	cancelled	0.000000000	0.000000001\t
                """);
    }

    @Test
    void diagnosticsTellStartAndEndOfEachTask() {
        Diagnostics diagnostics = new Diagnostics(output);
        diagnostics.passStarted(CONCURRENT, 1);
        diagnostics.taskStarted(start("one"));
        diagnostics.taskEnded(result("one", FINISHED, ""));

        assertPrinted("""
                DEBUG concurrency-demo - concurrent pass of 1 tasks
                DEBUG concurrency-demo - task one runs on %s
                DEBUG concurrency-demo - task one finished
                """.formatted(Thread.currentThread()));
    }

    private static TaskStart start(String task) {
        return new TaskStart(0, Task.parse(task), 0, 0);
    }

    private static TaskResult result(String task, TaskState state, String reason) {
        return new TaskResult(start(task), state, reason, 1);
    }

    private static PassResult passResult(PassKind kind, EndReason reason, int failed) {
        return new PassResult(kind, reason, 1, 1, failed, 1, 0);
    }

    private void assertPrinted(String text) {
        output.flush();
        assertThat(bytes.toString(UTF_8)).isEqualTo(text);
    }
}
