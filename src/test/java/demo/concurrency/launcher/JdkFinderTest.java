package demo.concurrency.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkFinderTest {

    @TempDir
    private Path folder;

    @Test
    void javaHomeTakesPrecedence() throws IOException {
        Path home = jdk("home", "21.0.1");
        jdk("jvm/newer", "25.0.3");

        assertThat(JdkFinder.find(home.toString(), folders("jvm"))).isEqualTo(home.toFile());
    }

    @Test
    void newestInFoldersIfJavaHomeIsTooOld() throws IOException {
        Path old = jdk("home", "17.0.15");
        jdk("jvm/first", "21");
        Path newest = jdk("jvm/second", "27-ea");
        jdk("jvm/ancient", "1.8.0_402");
        jdk("other/third", "25.0.3");

        assertThat(JdkFinder.find(old.toString(), folders("nowhere", "jvm", "other")))
                .isEqualTo(newest.toFile());
        assertThat(JdkFinder.find(null, folders("other", "jvm"))).isEqualTo(newest.toFile());
    }

    @Test
    void findsJdksOfMacOs() throws IOException {
        Path installed = jdk("machines/temurin-25.jdk/Contents/Home", "25");
        Path brewed = jdk("opt/openjdk/libexec/openjdk.jdk/Contents/Home", "25.0.3");

        assertThat(JdkFinder.find(null, folders("machines"))).isEqualTo(installed.toFile());
        assertThat(JdkFinder.find(null, folders("opt"))).isEqualTo(brewed.toFile());
    }

    @Test
    void ignoresFoldersWithoutUsableJdk() throws IOException {
        jdk("jvm/old", "20.0.2");
        Files.delete(jdk("jvm/no-release", "25").resolve("release"));
        Files.delete(jdk("jvm/no-java", "25").resolve("bin/java" + (File.separatorChar == '\\' ? ".exe" : "")));
        Files.writeString(jdk("jvm/no-version", "25").resolve("release"), "IMPLEMENTOR=\"x\"");
        Files.writeString(jdk("jvm/odd-version", "25").resolve("release"), "JAVA_VERSION=\"next\"");

        assertThat(JdkFinder.find(folder.toString(), folders("jvm"))).isNull();
    }

    @Test
    void standardFoldersAreThoseOfInstallers() {
        assertThat(JdkFinder.standardFolders("/home/me", null))
                .contains(
                        new File("/usr/lib/jvm"),
                        new File("/Library/Java/JavaVirtualMachines"),
                        new File("/home/me/.sdkman/candidates/java"),
                        new File("/home/me/.gradle/jdks"),
                        new File("/home/me/.jbang/cache/jdks"),
                        new File("/home/me/.m2/jdks"))
                .noneMatch(file -> file.getPath().contains("Adoptium"));
        assertThat(JdkFinder.standardFolders("C:\\Users\\me$1", "C:\\Program Files"))
                .contains(new File("C:\\Users\\me$1", ".jdks"), new File("C:\\Program Files", "Eclipse Adoptium"));
    }

    private List<File> folders(String... names) {
        return List.of(names).stream()
                .map(name -> folder.resolve(name).toFile())
                .toList();
    }

    private Path jdk(String home, String version) throws IOException {
        Path path = folder.resolve(home);
        Files.createDirectories(path.resolve("bin"));
        for (String name : List.of("java", "java.exe")) {
            Path java = Files.createFile(path.resolve("bin").resolve(name));
            assertThat(java.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(path.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return path;
    }
}
