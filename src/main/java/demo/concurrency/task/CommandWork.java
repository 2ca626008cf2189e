package demo.concurrency.task;

import demo.concurrency.process.CommandRun;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a command under the system shell, without input, and waits for it. The task ends once the shell has exited and no
 * background process holds its output open.
 *
 * @param command not blank
 */
record CommandWork(String command) implements Work {

    private static final Duration SIGNAL_DELAY = Duration.ofMillis(100);

    /** The signals that end this program, too, if they are sent to a process group, as a terminal does. */
    private static final Set<String> GROUP_SIGNALS = Set.of("SIGHUP", "SIGINT", "SIGTERM");

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
    public WorkKind kind() {
        return WorkKind.COMMAND;
    }

    @Override
    public void perform(Time time, Events events) throws Exception {
        int status = CommandRun.run(shellCommand(), events::output);
        if (status != 0) {
            throw failure(status, time);
        }
    }

    /**
     * When a process exits, the JDK closes the stream of its output, unless a thread holds that stream's lock. So on Unix an
     * outer shell waits until its standard input is closed, which {@link CommandRun} does once it holds the lock. Otherwise
     * the output of background processes could be lost. {@code read} runs in a subshell, so that it sets no variable of the
     * command.
     */
    private List<String> shellCommand() {
        return File.separatorChar == '\\'
                ? List.of("cmd", "/c", command)
                : List.of("sh", "-c", "(read -r line); exec sh -c \"$0\"", command);
    }

    private static Exception failure(int status, Time time) throws Exception {
        String signal = SIGNALS.get(status - 128);
        if (signal == null) {
            return new Exception("exit status " + status);
        }
        // If the signal was sent to the whole process group, this program is ending, too, and interrupts this thread
        // during the sleep. Then the task counts as cancelled, not as failed.
        if (GROUP_SIGNALS.contains(signal)) {
            time.sleep(SIGNAL_DELAY);
        }
        return new Exception("exit status " + status + " (128 + " + signal + ")");
    }
}
