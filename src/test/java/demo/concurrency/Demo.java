package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run of the packaged program, as a user starts it. */
final class Demo implements AutoCloseable {

    /** What such a run showed. */
    record Result(int status, String output, String errors) {}

    /** The JDK that runs the tests. */
    static final Path JDK = Path.of(System.getProperty("java.home"));

    static final String JAR = System.getProperty("jar");

    static final String TOO_LITTLE_MEMORY =
            "concurrency-demo: not enough memory for so many tasks at once; take fewer --copies, set --jobs, or give java"
                    + " a larger heap (-Xmx)\n";

    private final Process process;
    private final Path errors;

    private Demo(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    static Result run(String... args) throws IOException, InterruptedException {
        try (Demo demo = start(args)) {
            return demo.result();
        }
    }

    static Demo start(String... args) throws IOException {
        return start(JDK, List.of(), args);
    }

    static Demo start(Path jdk, List<String> jvmOptions, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", JAR));
        command.addAll(List.of(args));
        return start(command);
    }

    /** Starts a command of which the program is a part. */
    static Demo start(List<String> command) throws IOException {
        Path errors = Files.createTempFile("errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        // A JVM reports options from the environment on standard error.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return new Demo(builder.start(), errors);
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
