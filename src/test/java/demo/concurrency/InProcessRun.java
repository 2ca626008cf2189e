package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.report.Output;
import demo.concurrency.task.Time;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** The exit status and the output of a run within the JVM of the test. */
record InProcessRun(int status, String output, String errors) {

    static InProcessRun of(Time time, String... args) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Output standardOutput = new Output("standard output", output, UTF_8);
        Output standardError = new Output("standard error", errors, UTF_8);
        int status =
                ConcurrencyDemo.run(standardOutput, standardError, time, args).code();
        standardError.close();
        InProcessRun run = new InProcessRun(status, output.toString(UTF_8), errors.toString(UTF_8));
        // Ends the writer thread. The text is read before, since closing would write what the run has failed to flush.
        standardOutput.close();
        return run;
    }

    /** A run in which sleeping takes no time. */
    static InProcessRun of(String... args) {
        return of(new AutomaticTime(), args);
    }

    /** Starts a run on another thread, for a test that advances the time. */
    static CompletableFuture<InProcessRun> start(Time time, String... args) {
        return CompletableFuture.supplyAsync(() -> of(time, args));
    }

    /** The names of the tasks of all passes, in the order in which they started. */
    List<String> started() {
        return Pattern.compile("(?m)^>>> doing task (.*)$")
                .matcher(output)
                .results()
                .map(start -> start.group(1))
                .toList();
    }

    static void assertUsageError(String message, String... args) {
        String errors = "concurrency-demo: " + message + "\nTry 'concurrency-demo --help'\n";
        assertThat(of(args)).isEqualTo(new InProcessRun(2, "", errors));
    }
}
