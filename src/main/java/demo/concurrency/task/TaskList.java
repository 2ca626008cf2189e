package demo.concurrency.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a task list from the command line and from task files, and repeats it. */
public final class TaskList {

    private static final int MAX_LINE_BYTES = 1 << 20;

    private static final long MAX_HEAP = Runtime.getRuntime().maxMemory();

    /** Some editors write byte order marks at the start of a file, and files may have been concatenated. */
    private static final Pattern AROUND_LINE = Pattern.compile("^\ufeff+|\r\\z");

    private final List<Task> tasks = new ArrayList<>();

    /** About how many bytes of the heap the tasks of files take. */
    private long heapBytes;

    private TaskList() {}

    /**
     * The tasks of the arguments; without any argument, the built-in list.
     *
     * @param tasksAndFiles tasks, and files as {@code @FILE} or {@code @-}
     * @param tasksOnly tasks that may start with {@code @}
     * @throws UsageException if an argument, a file or a line is wrong, or the files hold no task; the message
     *     quotes it and says what is expected
     * @throws TooLittleMemoryException if the tasks do not fit into the heap
     */
    public static List<Task> read(List<String> tasksAndFiles, List<String> tasksOnly) {
        if (tasksAndFiles.isEmpty() && tasksOnly.isEmpty()) {
            return Stream.of("one=1", "two", "three=3").map(Task::parse).toList();
        }
        TaskList list = new TaskList();
        for (String text : tasksAndFiles) {
            if (text.startsWith("@")) {
                list.addFile(text);
            } else {
                list.add("", text);
            }
        }
        tasksOnly.forEach(text -> list.add("", text));
        if (list.tasks.isEmpty()) {
            throw new UsageException(
                    "'" + String.join(" ", tasksAndFiles) + "': the list holds no task; expected one task a line");
        }
        return list.tasks;
    }

    /**
     * The list so many times over, with the names {@code one#1}, {@code one#2} and so on. Each task is created when it is asked for.
     *
     * @param copies from 1; a single copy keeps its names
     * @throws UsageException if there would be more than {@link Integer#MAX_VALUE} tasks
     */
    public static List<Task> repeat(List<Task> tasks, int copies) {
        long size = (long) tasks.size() * copies;
        if (size > Integer.MAX_VALUE) {
            throw new UsageException("'--copies=" + copies + "' is too large for " + tasks.size()
                    + " tasks; expected at most " + Integer.MAX_VALUE + " tasks in all");
        }
        List<Task> repeated = new AbstractList<>() {
            @Override
            public Task get(int index) {
                Task task = tasks.get(index % tasks.size());
                return new Task(task.name() + "#" + (index / tasks.size() + 1), task.work());
            }

            @Override
            public int size() {
                return (int) size;
            }
        };
        return copies == 1 ? tasks : repeated;
    }

    /** Adds the tasks of {@code @FILE}, or for {@code @-} of standard input. */
    private void addFile(String argument) {
        String name = argument.substring(1);
        try {
            if (name.equals("-")) {
                // Stays open, since descriptor 0 is a file of the JVM itself if there is no standard input.
                addLines(System.in, "standard input");
            } else {
                try (InputStream file = new BufferedInputStream(new FileInputStream(name))) {
                    addLines(file, name);
                }
            }
        } catch (IOException e) {
            throw new UsageException("'" + argument + "': cannot be read: "
                    + e.getMessage().replace(name + " (", "(")
                    + "; expected @FILE, with one task a line, or @- for standard input");
        }
    }

    /** Not with a BufferedReader, since a device such as {@code /dev/zero} would fill the heap with a single line. */
    private void addLines(InputStream file, String name) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 1;
        int b;
        do {
            b = file.read();
            if (b == '\n' || b < 0) {
                addLine(name + ":" + number + ": ", line.toString(UTF_8));
                line.reset();
                number++;
            } else if (line.size() == MAX_LINE_BYTES) {
                throw new UsageException(
                        name + ":" + number + ": the line is longer than 1 MiB; expected one task a line");
            } else {
                line.write(b);
            }
        } while (b >= 0);
    }

    private void addLine(String place, String line) {
        String text = AROUND_LINE.matcher(line).replaceAll("");
        if (text.startsWith("-")) {
            throw new UsageException(place + Text.quote(text)
                    + ": options stand on the command line, not in a file; expected NAME or NAME=WORK");
        }
        if (!text.isBlank() && !text.startsWith("#")) {
            add(place, text);
            // In bytes: a task that does nothing takes 80 and one that waits 216, besides its text.
            heapBytes += (tasks.getLast().work().kind() == WorkKind.NOTHING ? 80 : 216) + 2L * text.length();
        }
        // Most collectors use two thirds of the heap for objects that stay.
        if (heapBytes > MAX_HEAP / 3 * 2) {
            throw new TooLittleMemoryException(place + "too many tasks for the heap of " + (MAX_HEAP >> 20)
                    + " MB; use a shorter file, or give java a larger heap (-Xmx)");
        }
    }

    /** @param place what precedes an error message: the file and the line, or nothing */
    private void add(String place, String text) {
        try {
            tasks.add(Task.parse(text));
        } catch (UsageException e) {
            throw new UsageException(place + Text.quote(text) + ": " + e.getMessage());
        }
    }
}
