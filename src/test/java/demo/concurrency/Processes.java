package demo.concurrency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks after other processes. */
public final class Processes {

    private Processes() {}

    /** Whether there is such a process; one that is dead, and only waits for its parent to notice, does not count. */
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
}
