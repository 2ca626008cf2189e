package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** End-to-end tests of the runtime image that {@code -Pimage} creates. */
@DisabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(named = "image", matches = ".+", disabledReason = "only -Pimage creates an image")
class ImageIT {

    private static final Path IMAGE = Path.of(System.getProperty("image", ""));

    @TempDir
    private Path folder;

    /** Copies the image to a folder whose name contains a space. */
    private Path copy() throws IOException, InterruptedException {
        return copy("a copy");
    }

    private Path copy(String name) throws IOException, InterruptedException {
        Path copy = folder.resolve(name);
        Process process =
                Processes.builder("cp", "-a", IMAGE.toString(), copy.toString()).start();
        assertThat(process.waitFor()).isZero();
        return copy;
    }

    private static Result run(Path script, String... args) throws IOException, InterruptedException {
        // Without environment variables, so that the script cannot find another Java.
        List<String> command = new ArrayList<>(List.of("env", "-i", script.toString()));
        command.addAll(List.of(args));
        return DemoProcess.run(command);
    }

    @Test
    void behavesLikeTheJar() throws Exception {
        Path script = IMAGE.resolve("bin/concurrency-demo");
        for (String[] args : new String[][] {
            {"--help"},
            {"--version"},
            {"--mode=sideways"},
            {"a=1e9"},
            {"--mode=sequential", "one=10ms", "x=run:echo x; exit 3"},
        }) {
            Result jar = DemoProcess.run(args);
            Result image = run(script, args);

            assertThat(image.status()).isEqualTo(jar.status());
            assertThat(withoutTimes(image.output())).isEqualTo(withoutTimes(jar.output()));
            assertThat(image.errors()).isEqualTo(jar.errors());
        }
    }

    private static String withoutTimes(String output) {
        return output.replaceAll("took [0-9.]+ seconds", "took a while");
    }

    @Test
    void linkToCopyOfImageUsesItsAotCache() throws Exception {
        Path copy = copy();
        // By default, a JVM that cannot use its AOT cache starts without it. With this option, it fails.
        Files.writeString(copy.resolve("lib/options"), "-XX:AOTMode=on\n", UTF_8, StandardOpenOption.APPEND);
        Files.createSymbolicLink(folder.resolve("tools"), copy.resolve("bin"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("tools/concurrency-demo"));

        Result result = run(link, "--mode=sequential", "two");

        assertThat(withoutTimes(result.output()))
                .isEqualTo(">>> doing task two\n<<< finished task two\ntook a while\n");
        assertThat(result.errors()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void carriesBashCompletion() throws Exception {
        Path script = IMAGE.resolve("share/bash-completion/completions/concurrency-demo");

        Result result =
                DemoProcess.run(List.of("bash", "-c", ". \"$0\" && complete -p concurrency-demo", script.toString()));

        assertThat(result)
                .isEqualTo(new Result(0, "complete -o default -F _complete_concurrency-demo concurrency-demo\n", ""));
    }

    /** The script gets its own name without a folder. CDPATH makes cd print the new folder, which must not be shown. */
    @Test
    void scriptStartsFromItsOwnFolder() throws Exception {
        Result result = DemoProcess.run(List.of(
                "sh",
                "-c",
                "cd \"$0\" && CDPATH=.. sh concurrency-demo --version",
                IMAGE.resolve("bin").toString()));

        assertThat(result.output()).startsWith("concurrency-demo ");
        assertThat(result.errors()).isEmpty();
    }

    /**
     * By default, compressed object pointers are off on a heap of this size, and the AOT cache was made with them. MaxRAM, which
     * pretends that the machine has more memory, is gone from Java 26 on, and is then ignored.
     */
    @Test
    void usesItsAotCacheOnMachineWithMuchMemory() throws Exception {
        Path copy = copy();
        Files.writeString(
                copy.resolve("lib/options"),
                "-XX:AOTMode=on\n-XX:InitialRAMPercentage=1\n-XX:+IgnoreUnrecognizedVMOptions\n-XX:MaxRAM=64g\n",
                UTF_8,
                StandardOpenOption.APPEND);

        assertThat(run(copy.resolve("bin/concurrency-demo"), "--mode=sequential", "two"))
                .satisfies(result -> assertThat(result.errors()).isEmpty())
                .satisfies(result -> assertThat(result.status()).isZero());
    }

    @Test
    void startsWithLimitedAddressSpace() throws Exception {
        Result result = DemoProcess.run(List.of(
                "sh",
                "-c",
                "ulimit -v 2500000 && exec \"$0\" -q two",
                IMAGE.resolve("bin/concurrency-demo").toString()));

        assertThat(result.errors()).isEmpty();
        assertThat(result.status()).isZero();
    }

    /** The second locale is not installed, so that its character set is ASCII, too. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "xx_XX.UTF-8"})
    @EnabledOnOs(OS.LINUX)
    void refusesFolderThatLocaleCannotExpress(String locale) throws Exception {
        // The shell makes the name, since the JVM of the tests may itself run in such a locale.
        String script = "f=$(printf 'caf\\303\\251') && cd \"$0\" && mkdir \"$f\" && cp -a \"$1\" \"$f\" &&"
                + " LC_ALL=$2 \"$f/$(basename \"$1\")/bin/concurrency-demo\" two; status=$?;"
                + " rm -r \"$f\"; exit $status";

        assertThat(DemoProcess.run(List.of("sh", "-c", script, folder.toString(), IMAGE.toString(), locale)))
                .isEqualTo(
                        new Result(
                                70,
                                "",
                                "concurrency-demo: this locale cannot express the path of its folder; set LC_ALL=C.UTF-8, or move the folder\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Serial", "Parallel", "G1", "Z"})
    void runsWithAnyCollectorInVariable(String collector) throws Exception {
        Result result = DemoProcess.run(List.of(
                "env",
                "JAVA_TOOL_OPTIONS=-XX:+Use" + collector + "GC",
                IMAGE.resolve("bin/concurrency-demo").toString(),
                "--quiet",
                "two"));

        assertThat(result.status()).isZero();
        assertThat(result.output()).startsWith("took ");
        assertThat(result.errors()).startsWith("Picked up JAVA_TOOL_OPTIONS").hasLineCount(1);
    }

    @Test
    void messagesOfJvmAreNotInStandardOutput() throws Exception {
        Path copy = copy();
        Files.writeString(copy.resolve("lib/options"), "-Xms8m\n-Xmx4m\n", UTF_8, StandardOpenOption.APPEND);

        Result result = run(copy.resolve("bin/concurrency-demo"), "two");

        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).startsWith("Error occurred during initialization of VM\n");
    }

    @Test
    void listThatDoesNotFitIsRefused() throws Exception {
        Path copy = copy();
        Files.writeString(copy.resolve("lib/options"), "-Xmx100m\n", UTF_8, StandardOpenOption.APPEND);

        Result result = run(copy.resolve("bin/concurrency-demo"), "--copies=1000000", "nap=1");

        assertThat(result.status()).isEqualTo(70);
        assertThat(result.errors()).matches(DemoProcess.TOO_MANY_TASKS);
    }
}
