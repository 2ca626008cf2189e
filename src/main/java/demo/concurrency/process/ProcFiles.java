package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads processes from the files in {@code /proc} on Linux, which takes half the time of {@link ProcessHandle}. */
final class ProcFiles implements ProcessReader {

    private static final File FOLDER = new File("/proc");

    /** Where fields are in {@code /proc/PID/stat}, counted from the end of the program's name. See proc(5). */
    private static final int STATE = 0;

    private static final int PARENT = 1;
    private static final int START = 19;

    /** Whether this system has such files. */
    static boolean exist() {
        return new File(FOLDER, "self/stat").exists();
    }

    @Override
    public Stream<ProcessEntry> all() {
        String[] names = FOLDER.list();
        if (names == null) {
            throw new UncheckedIOException(new IOException("cannot list the processes in " + FOLDER));
        }
        return Arrays.stream(names)
                .filter(name -> Character.isDigit(name.charAt(0)))
                .flatMap(name -> find(Long.parseLong(name)).stream());
    }

    @Override
    public Optional<ProcessEntry> find(long pid) {
        String stat = read(pid, "stat");
        // The name is in parentheses and may itself contain spaces and parentheses.
        int name = stat.lastIndexOf(')');
        if (name < 0) {
            return Optional.empty();
        }
        String[] fields = stat.substring(name + 2).split(" ");
        if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
            return Optional.empty();
        }
        ProcessId id = new ProcessId(pid, Long.parseLong(fields[START]));
        return Optional.of(new ProcessEntry(id, Long.parseLong(fields[PARENT])));
    }

    @Override
    public String environment(long pid) {
        return read(pid, "environ");
    }

    /** An empty text if the file cannot be read. */
    private static String read(long pid, String file) {
        try (FileInputStream stream = new FileInputStream(FOLDER + "/" + pid + "/" + file)) {
            return new String(stream.readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
