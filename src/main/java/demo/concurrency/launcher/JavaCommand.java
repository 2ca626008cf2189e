package demo.concurrency.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another Java has to get to run the program as this one would. */
final class JavaCommand {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|" + QUOTED + ")+");
    private static final Pattern OPEN_FILE = Pattern.compile("(@|-.*|)(?:/dev|/proc/self)/fd/([3-9]|[1-9][0-9]+)");

    private JavaCommand() {}

    /** The JVM options of this process, without those that the other Java also reads from environment variables. */
    static List<String> jvmOptions() {
        List<String> options =
                new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        for (String variable : new String[] {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"}) {
            Matcher word = WORD.matcher(String.valueOf(System.getenv(variable)));
            while (word.find()) {
                options.remove(QUOTED.matcher(word.group()).replaceAll("$1$2"));
            }
        }
        return options;
    }

    /**
     * Returns the argument for the other Java. That one does not inherit open files, such as {@code <(...)} in a shell, but
     * on Linux it can open them as files of this process.
     *
     * @throws IllegalArgumentException if the argument would arrive as another text
     */
    static String argument(String arg) throws IOException {
        String read = System.getProperty("sun.jnu.encoding");
        // Except on Windows, Java 17 encodes the arguments of a process by file.encoding.
        Charset written = File.separatorChar == '/' ? Charset.defaultCharset() : Charset.forName(read);
        if (arg.indexOf('\ufffd') >= 0 || !new String(arg.getBytes(written), read).equals(arg)) {
            throw new IllegalArgumentException("'" + arg + "': contains characters that are lost with file.encoding="
                    + written + " and sun.jnu.encoding=" + read + "; expected UTF-8 for both, as with LC_ALL=C.UTF-8");
        }
        String folder = new File("/proc/self").getCanonicalPath() + "/fd/";
        Matcher file = OPEN_FILE.matcher(arg);
        boolean isOpen = file.matches() && new File(folder + file.group(2)).exists();
        return isOpen ? file.group(1) + folder + file.group(2) : arg;
    }
}
