package demo.concurrency.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A running process, as Linux describes it in {@code /proc}. The pid of the process that began a session stands for it. */
record ProcessEntry(String pid, String parent, String session, long start) {

    private static List<ProcessEntry> latest;
    private static long latestStart;

    /** The processes that run after this call, a parent before its children. Threads that ask at the same time share one list. */
    static List<ProcessEntry> readAll() {
        long requested = System.nanoTime();
        synchronized (ProcessEntry.class) {
            if (latest == null || latestStart - requested < 0) {
                long start = System.nanoTime();
                latest = Arrays.stream(Objects.requireNonNullElse(new File("/proc").list(), new String[0]))
                        .filter(name -> Character.isDigit(name.charAt(0)))
                        .flatMap(ProcessEntry::read)
                        .sorted(Comparator.comparingLong(ProcessEntry::start))
                        .toList();
                latestStart = start;
            }
            return latest;
        }
    }

    private static Stream<ProcessEntry> read(String pid) {
        try (FileInputStream file = new FileInputStream("/proc/" + pid + "/stat")) {
            String stat = new String(file.readNBytes(512), ISO_8859_1);
            // See proc(5). The name is in parentheses and may itself contain spaces and parentheses.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 21);
            ProcessEntry process = new ProcessEntry(pid, fields[1], fields[3], Long.parseLong(fields[19]));
            // A zombie has ended, and its parent has not yet waited for it.
            return fields[0].equals("Z") ? Stream.empty() : Stream.of(process);
        } catch (IOException e) {
            return Stream.empty(); // It has ended.
        }
    }
}
