package demo.concurrency.launcher;

import demo.concurrency.ConcurrencyDemo;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The jar's main class: runs the program, or, on a Java that is too old, finds a newer one that does. Compiled for Java 8. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] args) throws InterruptedException {
        if (Double.parseDouble(System.getProperty("java.specification.version")) < JdkFinder.MIN_JAVA) {
            System.exit(handOver(System.getenv().getOrDefault("JAVA_HOME", ""), JdkFinder.FOLDERS, args));
        }
        ConcurrencyDemo.main(args);
    }

    /** Runs the program on the first newer Java that starts, and returns its exit status. */
    static int handOver(String javaHome, String folders, String... args) throws InterruptedException {
        List<File> homes = JdkFinder.find(javaHome, folders);
        // Without these options, messages of the JVM itself go to standard output.
        List<String> command = new ArrayList<>(Arrays.asList("", "-XX:+DisplayVMOutputToStderr", "-Xlog:disable"));
        command.addAll(JavaCommand.jvmOptions());
        command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        try {
            for (String arg : args) {
                command.add(JavaCommand.argument(arg));
            }
            checkOutput();
            for (File home : homes) {
                command.set(0, new File(home, "bin/java").getPath());
                if (run(new ProcessBuilder(command.get(0), "-version")) == 0) {
                    return run(new ProcessBuilder(command).inheritIO());
                }
                // Ctrl-C ends a JVM that starts, too. This process gets the signal at the same time, or a little later.
                Thread.sleep(300);
            }
            throw new IOException("this is Java " + System.getProperty("java.version") + " in "
                    + System.getProperty("java.home") + ", and Java " + JdkFinder.MIN_JAVA + " or newer is needed; "
                    + (homes.isEmpty() ? "looked in JAVA_HOME, " + folders : "did not start: " + homes));
        } catch (IOException | IllegalArgumentException e) {
            boolean isUsageError = e instanceof IllegalArgumentException;
            String message = e.getMessage().replaceAll("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]", " ");
            System.err.println("concurrency-demo: " + message);
            System.err.print(isUsageError ? "Try 'concurrency-demo --help'\n" : "");
            return isUsageError ? 2 : 70;
        }
    }

    /** If both are closed, Java opens its own files in their place, and puts /dev/null there when it closes the second. */
    private static void checkOutput() throws IOException {
        if (new File("/proc/self/fd/0").getCanonicalPath().startsWith(System.getProperty("java.home"))
                && new File("/proc/self/fd/1").getCanonicalPath().equals("/dev/null")) {
            throw new IOException("standard input and output are closed; expected open ones, such as </dev/null");
        }
    }

    /** Runs a program and returns its exit status, or 70 if it cannot be started. A signal to this process ends that program. */
    private static int run(ProcessBuilder builder) throws InterruptedException {
        FutureTask<Process> program = new FutureTask<>(builder::start);
        try {
            // Added before the start, so that no signal comes between the two.
            Runtime.getRuntime().addShutdownHook(new Thread(new FutureTask<>(() -> {
                program.get().destroy();
                return program.get().waitFor();
            })));
            program.run();
            return program.get().waitFor();
        } catch (ExecutionException | IllegalStateException e) {
            return 70;
        }
    }
}
