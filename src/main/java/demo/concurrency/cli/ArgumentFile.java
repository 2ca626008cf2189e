package demo.concurrency.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the lines that {@code @FILE} stands for. picocli can do so, too, but it ignores a file that it cannot read, trims
 * lines, and takes a line that starts with {@code @} for another file.
 */
final class ArgumentFile {

    private ArgumentFile() {}

    /**
     * The lines of the file, without blank lines and comments.
     *
     * @param argument {@code @FILE}
     * @throws UsageException if the file cannot be read; the message names it and says why
     */
    static List<String> lines(String argument) throws UsageException {
        try {
            return Files.readString(Path.of(argument.substring(1)))
                    // Some editors write a byte order mark at the start of a file.
                    .replaceFirst("^\ufeff", "")
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(
                    "'" + argument + "': " + reason(e) + "; expected a text file with one argument a line");
        }
    }

    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof CharacterCodingException) {
            return "not UTF-8 text";
        }
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : e.getMessage();
    }
}
