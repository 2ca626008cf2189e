package demo.concurrency.launcher;

import demo.concurrency.ConcurrencyDemo;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The jar's main class: runs the program, or, on a Java that is too old, finds a newer one and runs the program on that.
 * Compiled for Java 8, so that any Java can load it.
 */
public final class Launcher {

    /** The first Java with virtual threads. */
    private static final int MIN_JAVA = 21;

    private static final String[] JDK_FOLDERS = {
        "/usr/lib/jvm",
        "/usr/lib64/jvm",
        "/usr/java",
        "/usr/local",
        "/opt",
        "/opt/java",
        "/Library/Java/JavaVirtualMachines",
        "~/Library/Java/JavaVirtualMachines",
        "/opt/homebrew/opt",
        "/usr/local/opt",
        "~/.sdkman/candidates/java",
        "~/.jdks",
        "~/.asdf/installs/java",
        "~/.local/share/mise/installs/java",
        "%/Java",
        "%/Eclipse Adoptium",
        "%/Microsoft",
        "%/Zulu",
        "%/Amazon Corretto",
        "%/BellSoft",
        "%/Semeru",
    };

    /** Where the JDK is within a folder of such a folder. On macOS it is further down. */
    private static final String[] JAVA_HOMES = {"", "Contents/Home", "libexec/openjdk.jdk/Contents/Home"};

    private Launcher() {}

    public static void main(String[] args) throws InterruptedException {
        if (major(System.getProperty("java.specification.version")) >= MIN_JAVA) {
            ConcurrencyDemo.main(args);
        } else {
            List<File> folders = folders(System.getProperty("user.home"), System.getenv("ProgramFiles"));
            System.exit(handOver(System.getenv("JAVA_HOME"), folders, args));
        }
    }

    /** Runs the program on a newer Java and returns its exit status. */
    static int handOver(String javaHome, List<File> folders, String... args) throws InterruptedException {
        File home = find(javaHome, folders);
        if (home == null) {
            return failed(
                    "this is Java " + System.getProperty("java.version") + " in " + System.getProperty("java.home")
                            + ", and Java " + MIN_JAVA + " or newer is needed; looked in JAVA_HOME and in " + folders);
        }
        List<String> command = new ArrayList<>();
        command.add(java(home).getPath());
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
            return failed("ended by a signal");
        } catch (ExecutionException e) {
            return failed(e.getCause().getMessage());
        }
    }

    private static int failed(String reason) {
        System.err.println("concurrency-demo: " + reason);
        return 70;
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

    static List<File> folders(String userHome, String programFiles) {
        List<File> folders = new ArrayList<>();
        for (String folder : JDK_FOLDERS) {
            if (!folder.startsWith("%")) {
                folders.add(new File(folder.replaceFirst("^~", userHome)));
            } else if (programFiles != null) {
                folders.add(new File(programFiles, folder.substring(1)));
            }
        }
        return folders;
    }

    /** The JDK in {@code javaHome} if it is new enough, otherwise the newest in the folders; null if there is none. */
    static File find(String javaHome, List<File> folders) {
        if (javaHome != null && version(new File(javaHome)) >= MIN_JAVA) {
            return new File(javaHome);
        }
        File newest = null;
        int version = MIN_JAVA - 1;
        for (File folder : folders) {
            File[] jdks = folder.listFiles();
            for (File jdk : jdks == null ? new File[0] : jdks) {
                for (String path : JAVA_HOMES) {
                    File home = new File(jdk, path);
                    if (version(home) > version) {
                        newest = home;
                        version = version(home);
                    }
                }
            }
        }
        return newest;
    }

    /** The version in the JDK's release file; 0 if there is no JDK that can be run. */
    private static int version(File home) {
        if (!java(home).canExecute()) {
            return 0;
        }
        Properties release = new Properties();
        try (InputStream file = new FileInputStream(new File(home, "release"))) {
            release.load(file);
            return major(release.getProperty("JAVA_VERSION", "0").replace("\"", ""));
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }

    private static File java(File home) {
        return new File(home, File.separatorChar == '\\' ? "bin/java.exe" : "bin/java");
    }

    /** 21 for {@code 21.0.2} and {@code 21-ea}; 1 for {@code 1.8.0_402}, which is too old in any case. */
    private static int major(String version) {
        return Integer.parseInt(version.split("\\D", 2)[0]);
    }
}
