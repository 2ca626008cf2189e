package demo.concurrency.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a task list from the command line and from task files. */
public final class TaskList {

    private static final List<String> BUILT_IN_TASKS = List.of("one=1", "two", "three=3");

    private static final int MAX_LINE_BYTES = 1 << 20;

    /** How many characters of a file name a message shows. */
    private static final int MAX_NAME_LENGTH = 1_000;

    /** Most collectors use two thirds of the heap for objects that stay. */
    private static final long MAX_HEAP_BYTES = Runtime.getRuntime().maxMemory() / 3 * 2;

    private final List<Task> tasks = new ArrayList<>();

    /** About how many bytes of the heap the tasks of files take. */
    private long heapBytes;

    private TaskList() {}

    /**
     * The tasks of the arguments; without any argument, the built-in list.
     *
     * @param tasksAndFiles tasks, and files as {@code @FILE} or {@code @-}
     * @param tasksOnly tasks that may start with {@code @}
     * @throws IllegalArgumentException if an argument, a file or a line is wrong, or the files hold no task; the message
     *     quotes it and says what is expected
     * @throws TooLittleMemoryException if the tasks do not fit into the heap
     */
    public static List<Task> read(List<String> tasksAndFiles, List<String> tasksOnly) {
        if (tasksAndFiles.isEmpty() && tasksOnly.isEmpty()) {
            return BUILT_IN_TASKS.stream().map(Task::parse).toList();
        }
        TaskList list = new TaskList();
        for (String text : tasksAndFiles) {
            if (text.startsWith("@")) {
                list.addFile(text);
            } else {
                list.add(text);
            }
        }
        tasksOnly.forEach(list::add);
        if (list.tasks.isEmpty()) {
            throw new IllegalArgumentException(Quote.of(String.join(" ", tasksAndFiles), MAX_NAME_LENGTH)
                    + ": the list holds no task; expected one task a line");
        }
        return list.tasks;
    }

    private void add(String text) {
        try {
            tasks.add(Task.parse(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Quote.of(text) + ": " + e.getMessage());
        }
    }

    /**
     * Adds the tasks of {@code @FILE}, or for {@code @-} of standard input. Only one line at a time is in memory.
     */
    private void addFile(String argument) {
        String quoted = Quote.of(argument, MAX_NAME_LENGTH);
        String name = argument.substring(1);
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "'@': the name of the file is missing; expected @FILE, or @- for standard input");
        }
        try {
            if (name.equals("-")) {
                // Stays open, since descriptor 0 is a file of the JVM itself if there is no standard input.
                addLines(System.in, "standard input");
                return;
            }
            try (InputStream file = new FileInputStream(name)) {
                addLines(file, name);
            }
        } catch (IOException e) {
            String reason = e.getMessage().startsWith(name) ? e.getMessage().substring(name.length()) : e.getMessage();
            throw new IllegalArgumentException(quoted + ": cannot be read: " + reason.strip()
                    + "; expected @FILE, with one task a line, or @- for standard input");
        } catch (TooLittleMemoryException e) {
            throw new TooLittleMemoryException(quoted + ": " + e.getMessage());
        }
    }

    /** Not with a BufferedReader, since a device such as {@code /dev/zero} would fill the heap with a single line. */
    private void addLines(InputStream file, String name) throws IOException {
        byte[] chunk = new byte[1 << 16];
        byte[] line = new byte[MAX_LINE_BYTES];
        int length = 0;
        int number = 1;
        try {
            for (int count = file.read(chunk); count >= 0; count = file.read(chunk)) {
                for (int i = 0; i < count; i++) {
                    if (chunk[i] == '\n') {
                        addLine(new String(line, 0, length, UTF_8));
                        length = 0;
                        number++;
                    } else if (length == MAX_LINE_BYTES) {
                        throw new IllegalArgumentException("the line is longer than 1 MiB; expected one task a line");
                    } else {
                        line[length++] = chunk[i];
                    }
                }
            }
            addLine(new String(line, 0, length, UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ":" + number + ": " + e.getMessage());
        }
    }

    private void addLine(String line) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        // Some editors write a byte order mark at the start of a file, and files may have been concatenated.
        while (text.startsWith("\ufeff")) {
            text = text.substring(1);
        }
        if (text.isBlank() || text.startsWith("#")) {
            return;
        }
        if (text.startsWith("-")) {
            throw new IllegalArgumentException(
                    Quote.of(text) + ": options stand on the command line, not in a file; expected NAME or NAME=WORK");
        }
        add(text);
        // In bytes: a task that does nothing takes 80 and one that waits 216, besides its text.
        heapBytes += (tasks.getLast().work().kind() == WorkKind.NOTHING ? 80 : 216) + 2L * text.length();
        if (heapBytes > MAX_HEAP_BYTES) {
            throw new TooLittleMemoryException("too many lines for the heap of "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB; use a shorter file, or give java a larger heap (-Xmx)");
        }
    }
}
