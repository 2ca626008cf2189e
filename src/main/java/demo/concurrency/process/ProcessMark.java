package demo.concurrency.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An environment variable that every process of a tree inherits. On Linux it identifies the tree's processes even after
 * their parents have ended.
 */
final class ProcessMark {

    private static final String VARIABLE = "CONCURRENCY_DEMO_TASK";

    /** The beginning of all marks that this program sets. No other program on this machine sets the same. */
    static final String PREFIX = ProcessHandle.current().pid() + "-" + System.nanoTime() + "-";

    private ProcessMark() {}

    /** @param mark unique to the tree whose first process the builder will start */
    static void set(ProcessBuilder builder, String mark) {
        builder.environment().put(VARIABLE, mark);
    }

    /** The mark of a process; empty if it has none, has ended, belongs to another user, or this is not Linux. */
    static String of(ProcessHandle process) {
        try {
            Path file = Path.of("/proc", Long.toString(process.pid()), "environ");
            String environment = "\0" + Files.readString(file, StandardCharsets.ISO_8859_1);
            int start = environment.indexOf("\0" + VARIABLE + "=");
            return start < 0
                    ? ""
                    : environment.substring(start + VARIABLE.length() + 2).split("\0", 2)[0];
        } catch (IOException e) {
            return "";
        }
    }
}
