package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong arguments: a message on standard error, exit status 2, and no task runs. */
class UsageErrorsIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=1",
                "a=",
                "a=-1",
                "a=1e9",
                "a=NaN",
                "a=99999999999999999999s",
                "a=run:",
                "a=cpu:x",
                "--timeout=1x",
                "--jobs=0",
                "--return-when=never",
                "--fast",
                "-x",
                "-1",
                "--copies=0",
                "--mode=both,",
                "@no/such/file",
                "@.",
                "--quiet=x",
                "--mode",
                "@"
            })
    void wrongArgumentIsUsageError(String bad) throws Exception {
        Result result = DemoProcess.run("good", bad);

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("concurrency-demo: ")
                .containsAnyOf("'" + bad + "'", "'" + bad.replaceFirst("--[\\w-]+=", "") + "'")
                .contains("expected");
        assertThat(result.errors().lines().skip(1)).containsExactly("Try 'concurrency-demo --help'");
    }

    @Test
    void controlCharacterInTaskNameIsEscapedInMessage() throws Exception {
        Result result = DemoProcess.run("a\tb=1");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors().lines()).hasSize(2).first().asString().contains("'a\\u0009b=1'");
    }
}
