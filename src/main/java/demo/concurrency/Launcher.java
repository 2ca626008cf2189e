package demo.concurrency;

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
 * The jar's main class: starts the program, or, on a Java too old for it, hands over to a newer one that it finds. Itself
 * compiled for Java 8, so that any Java can read it.
 */
public final class Launcher {

    /** The first Java with virtual threads. */
    private static final int NEEDED = 21;

    private static final String[] FOLDERS_OF_JDKS = {
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

    /** Where in such a folder's folders the JDK is: elsewhere only on macOS. */
    private static final String[] HOMES = {"", "Contents/Home", "libexec/openjdk.jdk/Contents/Home"};

    private Launcher() {}

    public static void main(String[] args) throws InterruptedException {
        if (major(System.getProperty("java.specification.version")) >= NEEDED) {
            Cli.main(args);
        } else {
            List<File> folders = folders(System.getProperty("user.home"), System.getenv("ProgramFiles"));
            System.exit(handOver(System.getenv("JAVA_HOME"), folders, args));
        }
    }

    /** Runs the program on a newer Java, and returns its exit code. */
    static int handOver(String javaHome, List<File> folders, String... args) throws InterruptedException {
        File home = find(javaHome, folders);
        if (home == null) {
            return failed(
                    "this is Java " + System.getProperty("java.version") + " in " + System.getProperty("java.home")
                            + ", and Java " + NEEDED + " or newer is needed; looked in JAVA_HOME and in " + folders);
        }
        List<String> command = new ArrayList<>();
        command.add(java(home).getPath());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        command.addAll(Arrays.asList(args));
        FutureTask<Process> program = new FutureTask<>(new ProcessBuilder(command).inheritIO()::start);
        try {
            // Before the start, so that a signal finds what it is to be passed on to.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(program)));
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

    /** Passes on a signal that came to this process alone, and waits for what the program still has to say. */
    private static void end(FutureTask<Process> program) {
        try {
            program.get().destroy();
            program.get().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // It never started, and whoever started it says so.
        }
    }

    static List<File> folders(String userHome, String programFiles) {
        List<File> folders = new ArrayList<>();
        for (String folder : FOLDERS_OF_JDKS) {
            if (!folder.startsWith("%")) {
                folders.add(new File(folder.replaceFirst("^~", userHome)));
            } else if (programFiles != null) {
                folders.add(new File(programFiles, folder.substring(1)));
            }
        }
        return folders;
    }

    /** The JDK in {@code javaHome} if it is new enough, else the newest of the folders, or null. */
    static File find(String javaHome, List<File> folders) {
        if (javaHome != null && version(new File(javaHome)) >= NEEDED) {
            return new File(javaHome);
        }
        File newest = null;
        int version = NEEDED - 1;
        for (File folder : folders) {
            File[] jdks = folder.listFiles();
            for (File jdk : jdks == null ? new File[0] : jdks) {
                for (String path : HOMES) {
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

    /** The Java version that a JDK says it is, or 0 if there is none that can be run. */
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

    /** 21 for {@code 21.0.2} and for {@code 21-ea}; 1, which is old enough, for {@code 1.8.0_402}. */
    private static int major(String version) {
        return Integer.parseInt(version.split("\\D", 2)[0]);
    }
}
