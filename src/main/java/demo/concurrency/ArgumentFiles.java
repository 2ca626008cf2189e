package demo.concurrency;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Replaces {@code @FILE} by the lines of the file. picocli would too, but passes over a file that it cannot read, trims
 * lines, and takes an {@code @} in them for another file.
 */
final class ArgumentFiles {

    private ArgumentFiles() {}

    /** @throws ParameterException if a file cannot be read; the message names it and says why */
    static String[] expand(CommandLine commandLine, String... args) {
        return Arrays.stream(args)
                .flatMap(arg -> arg.startsWith("@") ? lines(commandLine, arg) : Stream.of(arg))
                .toArray(String[]::new);
    }

    private static Stream<String> lines(CommandLine commandLine, String arg) {
        try {
            // Some editors start a file with a byte order mark.
            return Files.readString(Path.of(arg.substring(1)))
                    .replaceFirst("^\ufeff", "")
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException | InvalidPathException e) {
            throw new ParameterException(
                    commandLine, "'" + arg + "': " + reason(e) + "; expected a text file with one argument a line");
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
