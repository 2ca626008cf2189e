package demo.concurrency.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JdkFinderTest {

    @TempDir
    private Path folder;

    @Test
    void javaHomeIsFirst() throws IOException {
        Path home = jdk("home", "21.0.1");
        Path newer = jdk("jvm/newer", "25.0.3");

        assertThat(JdkFinder.find(home.toString(), folders("jvm"))).containsExactly(home.toFile(), newer.toFile());
    }

    @Test
    void newestIsFirstInFolders() throws IOException {
        Path old = jdk("home", "17.0.15");
        Path oldest = jdk("jvm/first", "21");
        Path newest = jdk("jvm/second", "27-ea");
        jdk("jvm/ancient", "1.8.0_402");
        Path other = jdk("other/third", "25.0.3");

        assertThat(JdkFinder.find(old.toString(), folders("nowhere", "jvm", "other")))
                .containsExactly(newest.toFile(), other.toFile(), oldest.toFile());
    }

    @Test
    void findsJdksOfMacOs() throws IOException {
        Path installed = jdk("machines/temurin-25.jdk/Contents/Home", "25");

        assertThat(JdkFinder.find("", folders("machines"))).containsExactly(installed.toFile());
    }

    @Test
    void ignoresFoldersWithoutNewJdk() throws IOException {
        jdk("jvm/old", "20.0.2");
        Files.delete(jdk("jvm/no-release", "25").resolve("release"));
        Files.writeString(jdk("jvm/no-version", "25").resolve("release"), "IMPLEMENTOR=\"x\"");
        Files.writeString(jdk("jvm/odd-version", "25").resolve("release"), "JAVA_VERSION=\"next\"");

        assertThat(JdkFinder.find(folder.toString(), folders("jvm"))).isEmpty();
    }

    /** Nobody writes into this pipe, so that opening it would never end. */
    @Test
    @Timeout(60)
    @DisabledOnOs(OS.WINDOWS)
    void ignoresPipe() throws Exception {
        Path release = jdk("jvm/pipe", "25").resolve("release");
        Files.delete(release);
        assertThat(new ProcessBuilder("mkfifo", release.toString()).start().waitFor())
                .isZero();

        assertThat(JdkFinder.find("", folders("jvm"))).isEmpty();
    }

    private String folders(String... names) {
        return String.join(
                ", ",
                List.of(names).stream()
                        .map(name -> folder.resolve(name).toString())
                        .toList());
    }

    private Path jdk(String home, String version) throws IOException {
        Path path = Files.createDirectories(folder.resolve(home));
        Files.writeString(path.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return path;
    }
}
