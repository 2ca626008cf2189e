package demo.concurrency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Queries processes of the operating system. */
public final class Processes {

    private Processes() {}

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
}
