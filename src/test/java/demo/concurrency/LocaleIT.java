package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.DemoProcess.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A locale whose digits are not those of ASCII. */
class LocaleIT {

    private static final List<String> EGYPT = List.of("-Duser.language=ar", "-Duser.country=EG");

    @Test
    void numbersAreTheSameInEveryLocale() throws Exception {
        try (DemoProcess demo =
                DemoProcess.start(DemoProcess.JDK, EGYPT, "--timeline", "-w=first-completed", "one=0.01", "two=1h")) {
            Result result = demo.result();
            assertThat(result.output())
                    .containsPattern("took 0\\.0\\d{8} seconds")
                    .doesNotContainPattern("[٠-٩]");
            assertThat(result.errors())
                    .contains("concurrent pass ended early: 1 finished, 0 failed, 1 cancelled, 0 not started")
                    .doesNotContainPattern("[٠-٩]");
        }
        try (DemoProcess demo = DemoProcess.start(DemoProcess.JDK, EGYPT, "--help")) {
            assertThat(demo.result().output()).contains("130").doesNotContainPattern("[٠-٩]");
        }
        try (DemoProcess demo = DemoProcess.start(DemoProcess.JDK, EGYPT, "a\tb")) {
            assertThat(demo.result().errors()).contains("'a\\u0009b'").doesNotContainPattern("[٠-٩]");
        }
    }
}
