package demo.concurrency.launcher;

import java.io.File;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/** Finds installed JDKs that are new enough for the program. */
final class JdkFinder {

    /** The first Java with virtual threads. */
    static final int MIN_JAVA = 21;

    /** The folders in which installers put JDKs. */
    static final String FOLDERS = "/usr/lib/jvm, /usr/lib64/jvm, /usr/java, /usr/local, /opt, /opt/java,"
            + " ~/.sdkman/candidates/java, ~/.jdks, /Library/Java/JavaVirtualMachines, /opt/homebrew/opt/openjdk/libexec,"
            + " /usr/local/opt/openjdk/libexec, /Program Files/Java, /Program Files/Eclipse Adoptium,"
            + " /Program Files/Microsoft, /Program Files/Zulu";

    private JdkFinder() {}

    /** The JDKs that are new enough: the one in {@code javaHome}, then those in the folders, newest first. */
    static List<File> find(String javaHome, String folders) {
        List<File> homes = new ArrayList<>();
        for (String folder :
                folders.replace("~", System.getProperty("user.home")).split(", ")) {
            File[] jdks = new File(folder).listFiles();
            for (File jdk : jdks == null ? new File[0] : jdks) {
                homes.add(jdk);
                homes.add(new File(jdk, "Contents/Home")); // macOS
            }
        }
        homes.sort((one, other) -> version(other) - version(one));
        homes.add(0, new File(javaHome));
        homes.removeIf(home -> version(home) < MIN_JAVA);
        return homes;
    }

    /** The version that the file {@code release} names, such as 21; 0 if there is none, or if it is a pipe, which may never end. */
    private static int version(File home) {
        File release = new File(home, "release");
        try (Scanner text = release.isFile() ? new Scanner(release, "ISO-8859-1") : new Scanner("")) {
            String version = text.findWithinHorizon("(?<=JAVA_VERSION=\")[0-9]{1,4}", 0);
            return version == null ? 0 : Integer.parseInt(version);
        } catch (FileNotFoundException e) {
            return 0;
        }
    }
}
