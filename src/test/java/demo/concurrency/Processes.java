package demo.concurrency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts every process of the tests, and queries processes of the operating system. */
public final class Processes {

    /** Without JVM options, which make a JVM print a line, and without a language. Windows needs the last six. */
    private static final Set<String> KEPT_VARIABLES = Set.of(
            "PATH", "HOME", "TMPDIR", "JAVA_HOME", "Path", "SystemRoot", "ProgramFiles", "TEMP", "TMP", "USERPROFILE");

    /**
     * env(1) with the option that gives every signal its default action. A process inherits ignored signals, such as SIGHUP
     * from nohup(1) and SIGINT from a shell that runs a job in the background, and Java cannot change that.
     */
    private static final List<String> RESET_SIGNALS =
            canResetSignals() ? List.of("env", "--default-signal") : List.of();

    private Processes() {}

    /** A command that does not depend on how the tests were started: its environment is small, and no signal is ignored. */
    public static ProcessBuilder builder(List<String> command) {
        List<String> all = new ArrayList<>(RESET_SIGNALS);
        all.addAll(command);
        return withSmallEnvironment(all);
    }

    /** See {@link #builder(List)}. */
    public static ProcessBuilder builder(String... command) {
        return builder(List.of(command));
    }

    /** Whether the process exists and is not a zombie, that is, one that has ended but whose parent has not waited for it. */
    public static boolean isRunning(String pid) {
        if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return Files.notExists(Path.of("/proc/self"));
        }
    }

    private static ProcessBuilder withSmallEnvironment(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(KEPT_VARIABLES);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    /** An env(1) without that option fails. */
    private static boolean canResetSignals() {
        try {
            Process test = withSmallEnvironment(List.of("env", "--default-signal", "true"))
                    .start();
            return test.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
