package demo.concurrency.launcher;

import demo.concurrency.ConcurrencyDemo;
import java.io.File;
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
    private static final int INTERNAL_ERROR = 70;

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
        File home = JdkFinder.find(javaHome, folders);
        if (home == null) {
            return fail("this is Java " + System.getProperty("java.version") + " in " + System.getProperty("java.home")
                    + ", and Java " + JdkFinder.MIN_JAVA + " or newer is needed; looked in JAVA_HOME and in "
                    + folders);
        }
        List<String> command = new ArrayList<>();
        command.add(JdkFinder.java(home).getPath());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        command.addAll(Arrays.asList(args));
        FutureTask<Process> program = new FutureTask<>(new ProcessBuilder(command).inheritIO()::start);
        try {
            // Added before the start, so that no signal comes between the two.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> terminate(program)));
            program.run();
            return program.get().waitFor();
        } catch (IllegalStateException e) {
            return fail("ended by a signal");
        } catch (ExecutionException e) {
            return fail(e.getCause().getMessage());
        }
    }

    private static int fail(String reason) {
        System.err.println("concurrency-demo: " + reason);
        return INTERNAL_ERROR;
    }

    /** Passes on a signal that was sent to this process alone, and waits until the program has ended. */
    private static void terminate(FutureTask<Process> program) {
        try {
            program.get().destroy();
            program.get().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // The program was never started, and handOver says why.
        }
    }
}
