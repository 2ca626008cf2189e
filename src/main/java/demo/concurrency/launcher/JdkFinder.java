package demo.concurrency.launcher;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Finds an installed JDK that is new enough for the program. */
final class JdkFinder {

    /** The first Java with virtual threads. */
    static final int MIN_JAVA = 21;

    /**
     * The folders in which the build looks for a JDK, see the goal {@code select-jdk-toolchain} in pom.xml, and some more.
     * {@code ~} is the home directory of the user, {@code %} the folder {@code ProgramFiles}.
     */
    private static final String[] JDK_FOLDERS = {
        "/usr/lib/jvm",
        "/usr/lib64/jvm",
        "/usr/jdk",
        "/usr/java",
        "/usr/local",
        "/usr/local/java",
        "/opt",
        "/opt/java",
        "/opt/hostedtoolcache",
        "/Library/Java/JavaVirtualMachines",
        "~/Library/Java/JavaVirtualMachines",
        "/opt/homebrew/opt",
        "/usr/local/opt",
        "~/.sdkman/candidates/java",
        "~/.jdks",
        "~/.m2/jdks",
        "~/.gradle/jdks",
        "~/.jenv/versions",
        "~/.jbang/cache/jdks",
        "~/.jabba/jdk",
        "~/.asdf/installs/java",
        "~/.local/share/mise/installs/java",
        "~/hostedtoolcache",
        "~/scoop/apps",
        "%/Java",
        "%/Eclipse Adoptium",
        "%/Microsoft",
        "%/Zulu",
        "%/Amazon Corretto",
        "%/BellSoft",
        "%/Semeru",
        "%/../hostedtoolcache/windows",
    };

    /** Where the Java home is inside the folder of a JDK: usually, on macOS, with Homebrew on macOS, with Scoop on Windows. */
    private static final String[] JAVA_HOMES = {"", "Contents/Home", "libexec/openjdk.jdk/Contents/Home", "current"};

    private JdkFinder() {}

    /**
     * The folders in which installers put JDKs.
     *
     * @param programFiles the environment variable {@code ProgramFiles}, which only Windows has; otherwise null
     */
    static List<File> standardFolders(String userHome, String programFiles) {
        List<File> folders = new ArrayList<>();
        for (String folder : JDK_FOLDERS) {
            if (folder.startsWith("~")) {
                folders.add(new File(userHome, folder.substring(2)));
            } else if (!folder.startsWith("%")) {
                folders.add(new File(folder));
            } else if (programFiles != null) {
                folders.add(new File(programFiles, folder.substring(2)));
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

    /** The command {@code java} of a JDK. */
    static File java(File home) {
        return new File(home, File.separatorChar == '\\' ? "bin/java.exe" : "bin/java");
    }

    /** 21 for {@code 21.0.2} and {@code 21-ea}; 1 for {@code 1.8.0_402}, which is too old in any case. */
    static int major(String version) {
        return Integer.parseInt(version.split("\\D", 2)[0]);
    }
}
