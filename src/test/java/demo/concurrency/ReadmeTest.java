package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows of the code stands in the code. */
class ReadmeTest {

    @Test
    void codeIsThatOfPass() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String shown = readme.substring(readme.indexOf("```java\n") + "```java\n".length());
        String code = Files.readString(Path.of("src/main/java/demo/concurrency/run/Pass.java"));

        assertThat(withoutIndentation(code)).contains(withoutIndentation(shown.substring(0, shown.indexOf("```"))));
    }

    private static String withoutIndentation(String code) {
        return code.replaceAll("(?m)^ +", "");
    }
}
