package demo.concurrency.report;

import demo.concurrency.task.UsageException;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Opens the files that the program writes, without destroying others. */
final class ReportFile {

    private ReportFile() {}

    /**
     * Opens a file for writing, and empties it. An existing regular file is left as it is if standard output or standard error
     * goes to it, or if it is neither empty nor an earlier file of the same kind. Such a file can be named by accident: {@code
     * /dev/fd/3} is a file of the JDK if the user has opened no descriptor 3.
     *
     * @param option the option that names the file
     * @param start how all files of the kind start
     * @throws UsageException if the file is not opened
     */
    static FileOutputStream open(File file, String option, String start) {
        try {
            if (file.isFile()) {
                if (isSame(file, "/dev/stdout") || isSame(file, "/dev/stderr")) {
                    throw new IOException("(standard output or standard error goes to it)");
                }
                if (!isEmptyOrStartsWith(file, start.getBytes(StandardCharsets.UTF_8))) {
                    throw new IOException("(it exists, and is not an earlier file of this option)");
                }
            }
            return new FileOutputStream(file);
        } catch (IOException e) {
            throw new UsageException("Invalid value for option '" + option + "': '" + file + "' cannot be opened "
                    + e.getMessage().replace(file + " (", "(") + "; expected a file to write to");
        }
    }

    private static boolean isSame(File file, String stream) throws IOException {
        Path path = Path.of(stream);
        return Files.exists(path) && Files.isSameFile(path, file.toPath());
    }

    private static boolean isEmptyOrStartsWith(File file, byte[] start) throws IOException {
        try (InputStream content = new FileInputStream(file)) {
            byte[] first = content.readNBytes(start.length);
            return first.length == 0 || Arrays.equals(first, start);
        }
    }
}
