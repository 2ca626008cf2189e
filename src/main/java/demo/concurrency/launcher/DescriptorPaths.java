package demo.concurrency.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths of open files, such as {@code /dev/fd/63} for {@code <(...)} in a shell. A process that Java starts does not inherit
 * files from descriptor 3 on, but on Linux it can open them as files of its parent.
 */
final class DescriptorPaths {

    /** In {@code @FILE}, {@code --joblog=FILE}, {@code -lFILE}, {@code -ql=FILE}, or as the value of the preceding option. */
    private static final Pattern ARGUMENT =
            Pattern.compile("(@|--joblog=|-[a-zA-Z]*l=?|)(?:/dev/fd|/proc/self/fd)/([3-9]|[1-9][0-9]+)");

    private static final Pattern VALUE_FOLLOWS = Pattern.compile("--joblog|-[a-zA-Z]*l");

    private DescriptorPaths() {}

    /**
     * Returns the arguments, with each such path replaced by {@code /proc/PID/fd/N} of this process.
     *
     * @param process the folder {@code /proc/self} of Linux
     * @throws IOException if there is no such folder; the message quotes the argument and says what is expected
     */
    static List<String> ofThisProcess(File process, String... args) throws IOException {
        List<String> result = new ArrayList<>();
        boolean onlyTasks = false;
        for (int i = 0; i < args.length; i++) {
            onlyTasks |= args[i].equals("--");
            Matcher matcher = ARGUMENT.matcher(args[i]);
            boolean isValue = i > 0 && VALUE_FOLLOWS.matcher(args[i - 1]).matches();
            if (!onlyTasks && matcher.matches() && isPrefixOfPath(matcher.group(1), isValue)) {
                result.add(matcher.group(1) + path(process, args[i], matcher.group(2)));
            } else {
                result.add(args[i]);
            }
        }
        return result;
    }

    /** After an option that takes a file comes the path, or an argument file. Elsewhere, a path without a prefix is a task. */
    private static boolean isPrefixOfPath(String prefix, boolean isValue) {
        return isValue ? prefix.isEmpty() || prefix.equals("@") : !prefix.isEmpty();
    }

    private static String path(File process, String argument, String descriptor) throws IOException {
        if (!process.exists()) {
            throw new IOException("'" + argument + "': Java " + System.getProperty("java.version")
                    + " cannot pass this file on to a newer Java; expected a file without a descriptor, or a start of"
                    + " the program with Java " + JdkFinder.MIN_JAVA + " or newer");
        }
        File folder = process.getCanonicalFile();
        Path file = folder.toPath().resolve("fd").resolve(descriptor);
        // If this JVM itself has opened the file, the user has passed nothing under this number. The path stays. In
        // the newer JVM it means a file of that JVM, which --joblog refuses.
        return Files.exists(file) && !isOwn(file) ? file.toString() : "/dev/fd/" + descriptor;
    }

    private static boolean isOwn(Path file) {
        try {
            Path real = file.toRealPath();
            return real.startsWith(Paths.get(System.getProperty("java.home")).toRealPath())
                    || real.equals(
                            Paths.get(System.getProperty("java.class.path")).toRealPath());
        } catch (IOException e) {
            // A pipe has no real path.
            return false;
        }
    }
}
