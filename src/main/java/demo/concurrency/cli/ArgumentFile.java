package demo.concurrency.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The lines that {@code @FILE} stands for. picocli can read them, too, but it ignores a file that it cannot read, trims lines,
 * and takes a line that starts with {@code @} for another file.
 *
 * @param argument {@code @FILE}, or {@code @-} for standard input
 */
record ArgumentFile(Argument argument) {

    /** Receives one argument after another. */
    interface Receiver {
        void add(Argument argument) throws UsageException;
    }

    /**
     * Passes on each line that is neither blank nor a comment. Only one line at a time is in memory.
     *
     * @throws UsageException if the file cannot be read; the message names it and says why
     */
    void read(Receiver receiver) throws UsageException {
        String name = argument.text().substring(1);
        if (name.isEmpty()) {
            throw argument.error("the name of the file is missing; expected @FILE, or @- for standard input");
        }
        String shownName = name.equals("-") ? "standard input" : name;
        try (LineNumberReader reader = new LineNumberReader(
                new InputStreamReader(new LongLineGuard(open(name)), StandardCharsets.UTF_8.newDecoder()))) {
            try {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    // Some editors write a byte order mark at the start of a file.
                    String text = reader.getLineNumber() == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
                    if (!text.isBlank() && !text.startsWith("#")) {
                        receiver.add(new Argument(text, shownName, reader.getLineNumber()));
                    }
                }
            } catch (LongLineGuard.LineTooLongException e) {
                throw new Argument("", shownName, reader.getLineNumber() + 1)
                        .errorWithMessage("the line is longer than 1 MiB; expected one argument a line");
            }
        } catch (IOException | InvalidPathException e) {
            throw argument.error(reason(e) + "; expected a text file with one argument a line");
        }
    }

    private static InputStream open(String name) throws IOException {
        return name.equals("-") ? standardInput() : Files.newInputStream(Path.of(name));
    }

    /** Stays open, since descriptor 0 is a file of the JVM itself if the program was started without standard input. */
    private static InputStream standardInput() {
        return new FilterInputStream(System.in) {
            @Override
            public void close() {
                // Stays open.
            }
        };
    }

    String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof CharacterCodingException) {
            return "not UTF-8 text";
        }
        if (e instanceof IOException
                && Files.isDirectory(Path.of(argument.text().substring(1)))) {
            return "is a directory";
        }
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : e.getMessage();
    }
}
