package demo.concurrency.task;

import demo.concurrency.process.ShellCommand;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a command under the system shell and waits for it. The task ends when its shell has exited and everything it started has
 * closed its output.
 */
record CommandWork(String command) implements Work {

    /** The usual signals that have the same number on every Unix. */
    private static final Map<Integer, String> SIGNALS =
            Map.of(1, "HUP", 2, "INT", 3, "QUIT", 6, "ABRT", 9, "KILL", 11, "SEGV", 13, "PIPE", 15, "TERM");

    /** @throws UsageException if the command is blank, or Java cannot pass all its characters to a process */
    CommandWork {
        if (command.isBlank()) {
            throw new UsageException("the command is empty; expected run:COMMAND");
        }
        // Java would replace other characters with question marks, which a shell takes for wildcards.
        String charset = System.getProperty("sun.jnu.encoding");
        if (!Charset.forName(charset).newEncoder().canEncode(command)) {
            throw new UsageException("the command contains characters that this locale's character set, " + charset
                    + ", does not have; expected another locale, such as LC_ALL=C.UTF-8");
        }
    }

    @Override
    public WorkKind kind() {
        return WorkKind.COMMAND;
    }

    @Override
    public Optional<String> description() {
        return Optional.of("command " + Text.escape(command));
    }

    @Override
    public void perform(Time time, Consumer<byte[]> output, Runnable ready) throws Exception {
        int status = new ShellCommand(command, new LineSplitter(output), ready).run();
        if (status != 0) {
            String signal = SIGNALS.get(status - 128);
            throw new Exception("exit status " + status + (signal == null ? "" : " (128 + SIG" + signal + ")"));
        }
    }
}
