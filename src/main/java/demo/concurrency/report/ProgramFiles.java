package demo.concurrency.report;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The files that this JVM runs from: those in its Java home and the jars on its class path; and those of the older Java that
 * has started it, if any. A JVM has some of them open, so they have descriptors, too: on Linux, {@code /dev/fd/3} is such a
 * file unless something else was opened as 3, as is {@code /dev/fd/0} if standard input was closed at the start.
 */
final class ProgramFiles {

    /** Set by the launcher to the home of the older Java, whose standard streams this JVM has inherited. */
    private static final String LAUNCHER_HOME = "launcher.java.home";

    private ProgramFiles() {}

    /**
     * Whether the file is one of them, or would be a new file in a Java home.
     *
     * @throws IOException if that cannot be found out
     */
    static boolean include(Path file) throws IOException {
        String launcherHome = System.getProperty(LAUNCHER_HOME);
        return isOf(Path.of(System.getProperty("java.home")), file)
                || (launcherHome != null && isOf(Path.of(launcherHome), file));
    }

    private static boolean isOf(Path home, Path file) throws IOException {
        if (Files.notExists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            return Files.isDirectory(folder) && folder.toRealPath().startsWith(home.toRealPath());
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String[] classPath = System.getProperty("java.class.path").split(File.pathSeparator);
        // Compares files and not paths, since a file may have several hard links.
        try (Stream<Path> files = Stream.concat(
                Files.walk(home.toRealPath()), Arrays.stream(classPath).map(Path::of))) {
            return files.filter(Files::isRegularFile).anyMatch(other -> isSame(other, file));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A file that cannot be compared cannot be opened for writing either. */
    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }
}
