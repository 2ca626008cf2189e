package demo.concurrency.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code --verbose} adds, through slf4j to standard error. Loading slf4j makes the start noticeably slower, so this class
 * is not loaded in other runs.
 */
final class Diagnostics implements PassListener {

    private static final Logger LOG = LoggerFactory.getLogger("concurrency-demo");

    private final Output errors;

    /** @param errors standard error; replaces {@link System#err}, to which slf4j-simple prints */
    Diagnostics(Output errors) {
        this.errors = errors;
        System.setErr(new PrintStream(
                new ByteArrayOutputStream() {
                    /** slf4j-simple flushes it after each line, and prints only one line at a time. */
                    @Override
                    public void flush() {
                        errors.print(toString(UTF_8));
                        reset();
                    }
                },
                false,
                UTF_8));
    }

    @Override
    public void passStarted(PassKind kind, int taskCount) {
        log("{} pass of {} tasks", kind.name(), taskCount);
    }

    /** The text of a virtual thread names its carrier thread, too. */
    @Override
    public void taskStarted(TaskStart start) {
        log("task {} runs on {}", start.task().name(), Thread.currentThread());
    }

    @Override
    public void taskEnded(TaskResult result) {
        log("task {} {}", result.task().name(), result.state().name().toLowerCase(Locale.ROOT));
    }

    private void log(String format, Object... arguments) {
        // Here, since slf4j-simple prints while it holds a monitor, with which a virtual thread that waits would block
        // its carrier thread up to Java 23.
        errors.awaitSpace();
        LOG.debug(format, arguments);
    }
}
