package demo.concurrency.task;

import demo.concurrency.process.ProcessTree;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs a command under the system shell, without input, and waits for it. The task ends once the shell has exited and no
 * background process holds its output open.
 *
 * @param command not blank
 */
record CommandWork(String command) implements Work {

    private static final Duration SIGNAL_DELAY = Duration.ofMillis(100);

    /** The signals that have the same number on every Unix. */
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP",
            2, "SIGINT",
            3, "SIGQUIT",
            6, "SIGABRT",
            8, "SIGFPE",
            9, "SIGKILL",
            11, "SIGSEGV",
            13, "SIGPIPE",
            14, "SIGALRM",
            15, "SIGTERM");

    /** @throws IllegalArgumentException if the command is blank */
    CommandWork {
        if (command.isBlank()) {
            throw new IllegalArgumentException("the command is empty; expected run:COMMAND");
        }
    }

    @Override
    public Optional<String> description() {
        return Optional.of("command " + command);
    }

    @Override
    public char symbol() {
        return '=';
    }

    /**
     * Starting a process and reading its output block the carrier thread of a virtual thread, so a platform thread does
     * both.
     */
    @Override
    public void perform(Time time, Consumer<byte[]> output) throws Exception {
        FutureTask<ProcessTree> start = new FutureTask<>(() -> ProcessTree.start(shellCommand()));
        FutureTask<Integer> run =
                new FutureTask<>(() -> start.resultNow().readOutput(output).waitFor());
        startPlatformThread(() -> {
            start.run();
            run.run();
        });
        int status;
        try {
            start.get();
            status = run.get();
        } catch (InterruptedException | ExecutionException e) {
            terminate(start, run);
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        if (status != 0) {
            fail(status, time);
        }
    }

    private static void startPlatformThread(Runnable body) throws IOException {
        try {
            Thread.ofPlatform().daemon().start(body);
        } catch (OutOfMemoryError e) {
            // Java reports the system's limit on threads as lack of memory.
            throw new IOException("no thread could be started for the command", e);
        }
    }

    /**
     * On Unix, the outer shell waits for the end of its input before it runs the command. {@link ProcessTree#readOutput}
     * closes the input, so the output is being read when the command starts.
     */
    private String[] shellCommand() {
        return File.separatorChar == '\\'
                ? new String[] {"cmd", "/c", command}
                : new String[] {"sh", "-c", "read -r end; exec sh -c \"$0\"", command};
    }

    /** Returns when the processes have ended and the output that they wrote before has been passed on. */
    private static void terminate(FutureTask<ProcessTree> start, FutureTask<Integer> run) throws InterruptedException {
        try {
            start.get().terminate();
            run.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The command was never started, its output cannot be read, or a process still holds the output open.
        }
    }

    private static void fail(int status, Time time) throws Exception {
        String signal = SIGNALS.get(status - 128);
        if (signal == null) {
            throw new Exception("exit status " + status);
        }
        // A terminal sends Ctrl-C to all processes in the foreground. The command may have ended by it before this
        // program has interrupted this thread, and then the task is cancelled, not failed.
        time.sleep(SIGNAL_DELAY);
        throw new Exception("killed by signal " + (status - 128) + " (" + signal + ")");
    }
}
