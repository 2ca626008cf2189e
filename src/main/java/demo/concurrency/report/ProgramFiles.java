package demo.concurrency.report;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The files that this JVM runs from: those in its Java home and the jars on its class path. It has some of them open, so they
 * have descriptors, too: on Linux, {@code /dev/fd/3} is such a file unless something else was opened as 3.
 */
final class ProgramFiles {

    private ProgramFiles() {}

    /**
     * Whether the file is one of them, or would be a new file in the Java home.
     *
     * @throws IOException if that cannot be found out
     */
    static boolean include(Path file) throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        if (Files.notExists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            return Files.isDirectory(folder) && folder.toRealPath().startsWith(home);
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String[] classPath = System.getProperty("java.class.path").split(File.pathSeparator);
        // Compares files and not paths, since a file may have several hard links.
        try (Stream<Path> files =
                Stream.concat(Files.walk(home), Arrays.stream(classPath).map(Path::of))) {
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
