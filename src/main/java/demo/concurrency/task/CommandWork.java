package demo.concurrency.task;

import demo.concurrency.process.ShellCommand;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a command under the system shell and waits for it. The task ends when its shell has exited and everything it started has
 * closed its output.
 *
 * @param command not blank
 */
record CommandWork(String command) implements Work {

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
        int status = new ShellCommand(command, events::output, events::ready).run();
        if (status != 0) {
            String signal = SIGNALS.get(status - 128);
            throw new Exception("exit status " + status + (signal == null ? "" : " (128 + " + signal + ")"));
        }
    }
}
