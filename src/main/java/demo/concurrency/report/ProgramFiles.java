package demo.concurrency.report;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The files that this JVM runs from, which the job log must not overwrite: those in its Java home and the jars on its class
 * path; and those of the older Java that has started it, if any. On Linux that can happen by accident: {@code /dev/fd/3} is
 * a file of the JVM if the user has opened no descriptor 3, and so is {@code /dev/stdout} if standard output was closed.
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
    static boolean contain(Path file) throws IOException {
        String[] classPath = System.getProperty("java.class.path").split(File.pathSeparator);
        String launcherHome = System.getProperty(LAUNCHER_HOME);
        return Arrays.stream(classPath).anyMatch(jar -> isSame(Path.of(jar), file))
                || isIn(Path.of(System.getProperty("java.home")), file)
                || (launcherHome != null && isIn(Path.of(launcherHome), file));
    }

    private static boolean isIn(Path home, Path file) throws IOException {
        if (Files.notExists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            return Files.isDirectory(folder) && folder.toRealPath().startsWith(home.toRealPath());
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        // Compares files and not paths, since a file may have several hard links.
        try (Stream<Path> files = Files.walk(home.toRealPath())) {
            return files.filter(Files::isRegularFile).anyMatch(other -> isSame(other, file));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** False if one does not exist. An existing file that cannot be compared cannot be opened for writing either. */
    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }
}
