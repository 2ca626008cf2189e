package demo.concurrency.task;

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
 * Waits on another process: a command under the system's shell, without input. It is done when the shell has ended and
 * nothing that it started holds its output any more.
 */
record Command(String command) implements Work {

    private static final Duration SIGNAL_DELAY = Duration.ofMillis(100);

    /** Those that have the same number on every Unix. A shell, and Java itself, add 128 to it for an exit status. */
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

    /** Whether any command ever was. */
    static volatile boolean started;

    /** @throws IllegalArgumentException if the command is blank */
    Command {
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

    /** Starting a process and reading from it block: on a virtual thread, that would hold a carrier. */
    @Override
    public void perform(Time time, Consumer<byte[]> output) throws Exception {
        started = true;
        FutureTask<ProcessTree> starting = new FutureTask<>(() -> ProcessTree.start(shell()));
        FutureTask<Integer> running =
                new FutureTask<>(() -> starting.resultNow().readOutput(output).waitFor());
        startThread(() -> {
            starting.run();
            running.run();
        });
        int status;
        try {
            starting.get();
            status = running.get();
        } catch (InterruptedException | ExecutionException e) {
            end(starting, running);
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        if (status != 0) {
            String signal = SIGNALS.get(status - 128);
            if (signal != null) {
                // A terminal sends Ctrl-C to all of its processes: then an interrupt is on its way to this thread, too.
                time.sleep(SIGNAL_DELAY);
            }
            throw new Exception(
                    signal == null
                            ? "exit status " + status
                            : "killed by signal " + (status - 128) + " (" + signal + ")");
        }
    }

    private static void startThread(Runnable body) throws IOException {
        try {
            Thread.ofPlatform().daemon().start(body);
        } catch (OutOfMemoryError e) {
            // The system allows no more threads, which is no lack of memory, whatever Java calls it.
            throw new IOException("no thread could be started for the command", e);
        }
    }

    /** On Unix, what is run waits for the end of its input, with which its output is ready to be read. */
    private String[] shell() {
        return File.separatorChar == '\\'
                ? new String[] {"cmd", "/c", command}
                : new String[] {"sh", "-c", "read -r end; exec sh -c \"$0\"", command};
    }

    /** Returns when the processes have ended and what they wrote before is passed on. */
    private static void end(FutureTask<ProcessTree> starting, FutureTask<Integer> running) throws InterruptedException {
        try {
            starting.get().end();
            running.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // There was nothing to end, or nothing more to be had.
        }
    }
}
