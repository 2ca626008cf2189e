package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process that runs the packaged program, started as a user starts it. */
final class DemoProcess implements AutoCloseable {

    /** The exit status, standard output and standard error of a process that has ended. */
    record Result(int status, String output, String errors) {

        /** What the commands of tasks have printed. */
        List<String> commandLines() {
            return linesOfCommands(output.lines()).toList();
        }

        static Result usageError(String message) {
            return new Result(2, "", "concurrency-demo: " + message + "\nTry 'concurrency-demo --help'\n");
        }
    }

    /** The JDK that runs the tests. */
    static final Path JDK = Path.of(System.getProperty("java.home"));

    /** The path of the packaged jar. */
    static final String JAR = System.getProperty("jar");

    /** What a list is answered with that does not fit into the heap. */
    static final String TOO_MANY_TASKS =
            "concurrency-demo: 1000000 tasks at once need a heap of some \\d+ MB, and it can grow to \\d+ MB; use fewer"
                    + " --copies, set --jobs, or give java a larger heap \\(-Xmx\\)\n";

    private final Process process;
    private final Path errors;

    private DemoProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Skips a test under LC_ALL=C in a folder whose path is not ASCII: Java cannot open the jar there. */
    static void assumeAsciiPath() {
        assumeTrue(JAR.chars().allMatch(c -> c < 128), "under LC_ALL=C, Java cannot open a jar in this folder");
    }

    /** Runs the jar and waits for its end. */
    static Result run(String... args) throws IOException, InterruptedException {
        return runWith(List.of(), args);
    }

    /** Runs the jar in a JVM with the given options and waits for its end. */
    static Result runWith(List<String> jvmOptions, String... args) throws IOException, InterruptedException {
        try (DemoProcess demo = start(JDK, jvmOptions, args)) {
            return demo.result();
        }
    }

    /** A command that runs a shell script, in which {@code "$@"} starts the jar. */
    static List<String> shell(String script) {
        return shell(script, JDK, Path.of(JAR));
    }

    /** A command that runs a shell script, in which {@code "$@"} starts the given jar on the given JDK. */
    static List<String> shell(String script, Path jdk, Path jar) {
        return List.of("sh", "-c", script, "sh", jdk.resolve("bin/java").toString(), "-jar", jar.toString());
    }

    /** Runs a command that runs the program, and waits for its end. */
    static Result run(List<String> command) throws IOException, InterruptedException {
        try (DemoProcess demo = start(command)) {
            return demo.result();
        }
    }

    /** Starts the jar on the JDK that runs the tests. */
    static DemoProcess start(String... args) throws IOException {
        return start(JDK, List.of(), args);
    }

    /** Starts the jar on the given JDK. */
    static DemoProcess start(Path jdk, List<String> jvmOptions, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", JAR));
        command.addAll(List.of(args));
        return start(command);
    }

    /** Starts a command that runs the program. */
    static DemoProcess start(List<String> command) throws IOException {
        Path errors = Files.createTempFile("errors", ".txt");
        return new DemoProcess(
                Processes.builder(command).redirectError(errors.toFile()).start(), errors);
    }

    /** Reads lines of standard output, and ignores them. */
    void skipLines(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            output().readLine();
        }
    }

    /** Reads standard output until commands have printed that many lines, and returns those. */
    List<String> commandLines(int count) {
        return linesOfCommands(output().lines()).limit(count).toList();
    }

    /** Without the names of the tasks: there are two in front of a line if a command runs the program. */
    private static Stream<String> linesOfCommands(Stream<String> output) {
        return output.filter(line -> line.startsWith("[")).map(line -> line.replaceFirst("^(\\[[^]]*] )+", ""));
    }

    /** Standard output, for a test that reads or closes it while the program runs. */
    BufferedReader output() {
        return process.inputReader(UTF_8);
    }

    /**
     * Sends a signal to this process alone.
     *
     * @param name {@code INT}, {@code TERM} or {@code HUP}
     */
    void signal(String name) throws IOException, InterruptedException {
        Processes.builder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Sends a signal to the process group that this process leads, as a terminal does. */
    void signalGroup(String name) throws IOException, InterruptedException {
        // The kill of a shell, since that of some systems does not take a negative number.
        Processes.builder("sh", "-c", "kill -" + name + " -" + process.pid())
                .start()
                .waitFor();
    }

    /** Waits until the process has ended, without reading its output, and returns its exit status. */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Reads the rest of the output and waits until the process has ended. */
    Result result() throws IOException, InterruptedException {
        StringWriter output = new StringWriter();
        try (BufferedReader reader = output()) {
            reader.transferTo(output);
        } catch (IOException e) {
            // The test has closed the output.
        }
        return new Result(process.waitFor(), output.toString(), Files.readString(errors));
    }

    /** Kills the process and its descendants. */
    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Files.delete(errors);
    }
}
