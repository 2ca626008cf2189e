package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** Reads processes from the files in {@code /proc} on Linux, which is faster than {@link ProcessHandle}. */
final class ProcFiles implements ProcessReader {

    private static final File FOLDER = new File("/proc");

    /** Indexes of the fields in {@code /proc/PID/stat}, 0 for the field after the name. See proc(5). */
    private static final int PARENT = 1;

    private static final int START = 19;
    private static final int VIRTUAL_SIZE = 20;
    private static final int ENVIRONMENT_END = 48;

    /** Enough for {@code /proc/PID/stat} and for most environments. */
    private static final int BUFFER_BYTES = 1 << 12;

    /** Whether this system has such files. */
    static boolean exist() {
        return new File(FOLDER, "self/stat").exists();
    }

    @Override
    public LongStream pids() {
        String[] names = FOLDER.list();
        if (names == null) {
            throw new UncheckedIOException("cannot list the processes in " + FOLDER, new IOException());
        }
        return Arrays.stream(names)
                .filter(name -> Character.isDigit(name.charAt(0)))
                .mapToLong(Long::parseLong);
    }

    @Override
    public Optional<ProcessEntry> find(long pid) {
        String stat = stat(pid);
        if (stat.isEmpty() || stat.startsWith("Z") || stat.startsWith("X")) {
            return Optional.empty();
        }
        String[] fields = stat.split(" ", START + 2);
        ProcessId id = new ProcessId(pid, Long.parseLong(fields[START]));
        return Optional.of(new ProcessEntry(id, Long.parseLong(fields[PARENT])));
    }

    /** Waits up to half a second while the process is in exec. */
    @Override
    public String environment(long pid) {
        String environment = read(pid, "environ");
        for (int i = 0; i < 100 && environment.isEmpty() && isInExec(pid); i++) {
            LockSupport.parkNanos(5_000_000);
            environment = read(pid, "environ");
        }
        return environment;
    }

    /**
     * Whether the process has memory but not yet an environment. Linux also shows none if this program may not read it.
     */
    private static boolean isInExec(long pid) {
        String[] fields = stat(pid).split(" ");
        return fields.length > ENVIRONMENT_END
                && fields[ENVIRONMENT_END].equals("0")
                && !fields[VIRTUAL_SIZE].equals("0")
                && new File(FOLDER + "/" + pid + "/environ").canRead();
    }

    /** The fields after the name, which is in parentheses and may itself contain spaces and parentheses. */
    private static String stat(long pid) {
        String stat = read(pid, "stat");
        int name = stat.lastIndexOf(')');
        return name < 0 ? "" : stat.substring(name + 2);
    }

    /** An empty text if the file cannot be read. */
    private static String read(long pid, String file) {
        try (FileInputStream stream = new FileInputStream(FOLDER + "/" + pid + "/" + file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            int length = stream.readNBytes(buffer, 0, BUFFER_BYTES);
            String start = new String(buffer, 0, length, ISO_8859_1);
            return length < BUFFER_BYTES ? start : start + new String(stream.readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
