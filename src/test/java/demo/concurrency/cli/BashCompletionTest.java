package demo.concurrency.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import demo.concurrency.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script in a real bash, which calls its function as bash does when TAB is pressed. */
class BashCompletionTest {

    @TempDir
    private Path folder;

    @Test
    void optionNames() throws Exception {
        assertThat(complete("--m")).containsExactly("--mode");
        assertThat(complete("--mode", "=", "both", "--j")).containsExactly("--jobs", "--joblog");
    }

    @Test
    void valuesAfterEqualsSign() throws Exception {
        assertThat(complete("--mode", "=")).containsExactly("both", "sequential", "concurrent");
        assertThat(complete("--mode", "=", "c")).containsExactly("concurrent");
        assertThat(complete("--quiet", "--return-when", "=", "first-"))
                .containsExactly("first-completed", "first-success", "first-exception");
    }

    @Test
    void valuesAsNextArgument() throws Exception {
        assertThat(complete("--mode", "")).containsExactly("both", "sequential", "concurrent");
        assertThat(complete("-m", "s")).containsExactly("sequential");
    }

    /** The completions of the last word, in the words into which bash splits a line. */
    private List<String> complete(String... words) throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/bash")), "bash is missing");
        Path script = Files.writeString(folder.resolve("completion"), BashCompletion.script());
        String call = """
                . "$0"
                COMP_WORDS=(concurrency-demo "$@")
                COMP_CWORD=$#
                function_name=$(complete -p concurrency-demo | sed 's/.*-F \\([^ ]*\\).*/\\1/')
                "$function_name"
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
        ProcessBuilder bash = Processes.builder("/bin/bash", "--norc", "-c", call, script.toString());
        bash.command().addAll(List.of(words));
        Process process = bash.redirectErrorStream(true).start();
        // Bash warns that compopt works only while it completes.
        return new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .filter(line -> !line.contains("compopt"))
                .toList();
    }
}
