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
    private static final Path SCRIPT = IMAGE.resolve("bin/concurrency-demo");

    @TempDir
    private Path folder;

    /** Copies the image to a folder whose name contains a space, and returns the script of the copy. */
    private Path copyWithOptions(String options) throws IOException, InterruptedException {
        Path copy = folder.resolve("a copy");
        assertThat(DemoProcess.run(List.of("cp", "-a", IMAGE.toString(), copy.toString()))
                        .status())
                .isZero();
        Files.writeString(copy.resolve("lib/options"), options, UTF_8, StandardOpenOption.APPEND);
        return copy.resolve("bin/concurrency-demo");
    }

    /** Without environment variables, so that the script cannot find another Java. */
    private static Result run(Path script, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env", "-i", script.toString()));
        command.addAll(List.of(args));
        return DemoProcess.run(command);
    }

    /** @param command the command of a shell, in which {@code $0} is the path of the image */
    private static Result runInShell(String command) throws IOException, InterruptedException {
        return DemoProcess.run(List.of("sh", "-c", command, IMAGE.toString()));
    }

    @Test
    void behavesLikeTheJar() throws Exception {
        for (String[] args : new String[][] {
            {"--help"},
            {"--version"},
            {"--mode=sideways"},
            {"a=1e9"},
            {"--mode=sequential", "one=10ms", "x=run:echo x; exit 3"},
        }) {
            assertThat(withoutTimes(run(SCRIPT, args))).isEqualTo(withoutTimes(DemoProcess.run(args)));
        }
    }

    private static Result withoutTimes(Result result) {
        String output = result.output().replaceAll("took [0-9.]+ seconds", "took a while");
        return new Result(result.status(), output, result.errors());
    }

    /**
     * By default, a JVM that cannot use its AOT cache starts without it. With AOTMode, it fails. The other options make
     * the heap so large that compressed object pointers are off by default, and the AOT cache was made with them.
     * MaxRAM, which pretends that the machine has more memory, is gone from Java 26 on, and is then ignored.
     */
    @ParameterizedTest
    @ValueSource(strings = {"", "-XX:InitialRAMPercentage=1\n-XX:+IgnoreUnrecognizedVMOptions\n-XX:MaxRAM=64g\n"})
    void linkToCopyOfImageUsesItsAotCache(String options) throws Exception {
        Path copy = copyWithOptions("-XX:AOTMode=on\n" + options);
        Files.createSymbolicLink(folder.resolve("tools"), copy.getParent());
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("tools/concurrency-demo"));

        assertThat(withoutTimes(run(link, "--mode=sequential", "two")))
                .isEqualTo(new Result(0, ">>> doing task two\n<<< finished task two\ntook a while\n", ""));
    }

    @Test
    void carriesBashCompletion() throws Exception {
        Path script = IMAGE.resolve("share/bash-completion/completions/concurrency-demo");

        assertThat(DemoProcess.run(
                        List.of("bash", "-c", ". \"$0\" && complete -p concurrency-demo", script.toString())))
                .isEqualTo(new Result(0, "complete -o default -F _complete_concurrency-demo concurrency-demo\n", ""));
    }

    /** The second locale is not installed, so that its character set is ASCII, too. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "xx_XX.UTF-8"})
    @EnabledOnOs(OS.LINUX)
    void refusesFolderThatLocaleCannotExpress(String locale) throws Exception {
        // The shell makes the name, since the JVM of the tests may itself run in such a locale.
        String script = "f=$(printf 'caf\\303\\251') && cd '" + folder + "' && cp -a \"$0\" \"$f\" && LC_ALL=" + locale
                + " \"$f/bin/concurrency-demo\" two; status=$?; rm -r \"$f\"; exit $status";

        assertThat(runInShell(script))
                .isEqualTo(new Result(
                        70,
                        "",
                        "concurrency-demo: this locale cannot express the path of its folder;"
                                + " set LC_ALL=C.UTF-8, or move the folder\n"));
    }

    /** Among others, the script gets its own name without a folder. CDPATH makes cd print the new folder, which must not be shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cd \"$0/bin\" && CDPATH=.. sh concurrency-demo",
                "ulimit -v 2500000 && exec \"$0/bin/concurrency-demo\"",
                "JAVA_TOOL_OPTIONS=-XX:+UseSerialGC \"$0/bin/concurrency-demo\"",
                "JAVA_TOOL_OPTIONS=-XX:+UseParallelGC \"$0/bin/concurrency-demo\"",
                "JAVA_TOOL_OPTIONS=-XX:+UseG1GC \"$0/bin/concurrency-demo\"",
                "JAVA_TOOL_OPTIONS=-XX:+UseZGC \"$0/bin/concurrency-demo\""
            })
    void startsFromAnyFolderWithLimitedAddressSpaceAndWithAnyCollector(String start) throws Exception {
        Result result = withoutTimes(runInShell(start + " -q -m sequential two"));

        assertThat(result.output()).isEqualTo("took a while\n");
        assertThat(result.errors()).matches("(Picked up JAVA_TOOL_OPTIONS: \\S+\n)?");
        assertThat(result.status()).isZero();
    }

    @Test
    void messagesOfJvmAreNotInStandardOutput() throws Exception {
        Result result = run(copyWithOptions("-Xms8m\n-Xmx4m\n"), "two");

        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).startsWith("Error occurred during initialization of VM\n");
    }

    @Test
    void listThatDoesNotFitIsRefused() throws Exception {
        Result result = run(copyWithOptions("-Xmx100m\n"), "--copies=1000000", "nap=1");

        assertThat(result.status()).isEqualTo(70);
        assertThat(result.errors()).matches(DemoProcess.TOO_MANY_TASKS);
    }
}
