package demo.concurrency.launcher;

import demo.concurrency.ConcurrencyDemo;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The jar's main class: runs the program, or, on a Java that is too old, finds a newer one and runs the program on that.
 * Compiled for Java 8, so that any Java can load it.
 */
public final class Launcher {

    /** As in the exit statuses of the program, which this class cannot load. */
    private static final int USAGE_ERROR = 2;

    private static final int INTERNAL_ERROR = 70;

    /** How much later than the newer Java this process may receive a signal that is sent to both. */
    private static final long SIGNAL_DELAY_MILLIS = 300;

    private Launcher() {}

    public static void main(String[] args) throws InterruptedException {
        if (JdkFinder.major(System.getProperty("java.specification.version")) >= JdkFinder.MIN_JAVA) {
            ConcurrencyDemo.main(args);
        } else {
            List<File> folders =
                    JdkFinder.standardFolders(System.getProperty("user.home"), System.getenv("ProgramFiles"));
            System.exit(handOver(System.getenv("JAVA_HOME"), folders, args));
        }
    }

    /** Runs the program on a newer Java and returns its exit status. */
    static int handOver(String javaHome, List<File> folders, String... args) throws InterruptedException {
        for (String arg : args) {
            // A newer Java would get question marks instead.
            if (arg.indexOf('\ufffd') >= 0) {
                return usageError(
                        "'" + arg + "': contains characters that Java cannot read in this locale; expected another"
                                + " locale, such as LC_ALL=C.UTF-8");
            }
        }
        File home = JdkFinder.find(javaHome, folders);
        if (home == null) {
            return internalError(
                    "this is Java " + System.getProperty("java.version") + " in " + System.getProperty("java.home")
                            + ", and Java " + JdkFinder.MIN_JAVA + " or newer is needed; looked in JAVA_HOME and in "
                            + folders);
        }
        List<String> command = new ArrayList<>();
        command.add(JdkFinder.java(home).getPath());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        // If a standard stream was closed, this Java has opened a file of its own in its place, and the newer Java
        // inherits that. By this property the program recognizes such a file.
        command.add("-Dlauncher.java.home=" + System.getProperty("java.home"));
        command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        try {
            command.addAll(DescriptorPaths.ofThisProcess(new File("/proc/self"), args));
        } catch (IOException e) {
            return usageError(e.getMessage());
        }
        return run(new FutureTask<>(new ProcessBuilder(command).inheritIO()::start));
    }

    private static int run(FutureTask<Process> program) throws InterruptedException {
        try {
            // Added before the start, so that no signal comes between the two.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> terminate(program)));
        } catch (IllegalStateException e) {
            // A signal has come. The JVM exits with the status of the signal, whatever this returns.
            return INTERNAL_ERROR;
        }
        program.run();
        try {
            int status = program.get().waitFor();
            if (status == 1) {
                awaitSignal();
            }
            return status;
        } catch (ExecutionException e) {
            awaitSignal();
            return internalError(e.getCause().getMessage());
        }
    }

    /**
     * Ctrl-C sends SIGINT to both processes. A newer Java that is still starting may then fail. During this sleep the
     * signal reaches this process, too, which then exits with the status of the signal.
     */
    private static void awaitSignal() throws InterruptedException {
        Thread.sleep(SIGNAL_DELAY_MILLIS);
    }

    private static int usageError(String reason) {
        print(reason);
        System.err.println("Try 'concurrency-demo --help'");
        return USAGE_ERROR;
    }

    private static int internalError(String reason) {
        print(reason);
        return INTERNAL_ERROR;
    }

    private static void print(String reason) {
        System.err.println("concurrency-demo: " + reason.replaceAll("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]", " "));
    }

    /** Passes on a signal that was sent to this process alone, and waits until the program has ended. */
    private static void terminate(FutureTask<Process> program) {
        try {
            program.get().destroy();
            program.get().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // The program was never started, and run says why.
        }
    }
}
