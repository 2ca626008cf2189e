package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run of the packaged jar, as a user starts it. */
final class Jar implements AutoCloseable {

    /** What such a run showed. */
    record Result(int status, String output, String errors) {}

    /** The JDK that runs the tests. */
    static final Path JDK = Path.of(System.getProperty("java.home"));

    static final String PATH = System.getProperty("jar");

    private final Process process;
    private final Path errors;

    private Jar(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    static Result run(String... args) throws IOException, InterruptedException {
        try (Jar jar = start(args)) {
            return jar.result();
        }
    }

    static Jar start(String... args) throws IOException {
        return start(JDK, List.of(), args);
    }

    static Jar start(Path jdk, List<String> jvmOptions, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", PATH));
        command.addAll(List.of(args));
        Path errors = Files.createTempFile("errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        // A JVM reports options from the environment on standard error.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return new Jar(builder.start(), errors);
    }

    /** Standard output, for a test that does not read all of it. */
    BufferedReader output() {
        return process.inputReader(UTF_8);
    }

    /** Sends a signal, {@code INT} or {@code TERM}, to the process and to no other. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for the end, and leaves the output where it is. */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Reads the output that was not read yet and waits for the end. */
    Result result() throws IOException, InterruptedException {
        StringWriter output = new StringWriter();
        try (BufferedReader reader = output()) {
            reader.transferTo(output);
        } catch (IOException e) {
            // The test closed it.
        }
        return new Result(process.waitFor(), output.toString(), Files.readString(errors));
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Files.delete(errors);
    }
}
