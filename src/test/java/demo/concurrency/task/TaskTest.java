package demo.concurrency.task;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {

    @ParameterizedTest
    @ValueSource(strings = {"two", "two=0", "two=0.000h", "two=0ns"})
    void withoutDurationDoesNothing(String text) {
        Task task = Task.parse(text);

        assertThat(task).isEqualTo(new Task("two", new NoWork()));
        assertThat(task.work().description()).isEmpty();
    }

    @Test
    void withDurationWaits() {
        Task task = Task.parse("one=1.50");

        assertThat(task).isEqualTo(new Task("one", new WaitWork(Duration.ofMillis(1500))));
        assertThat(task.work().description()).isEqualTo(Optional.of("wait of duration 1.5 seconds"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "naïve 任务", "-", "#", "@home", "🧵", "\u200f\u05d0", "e\u0301"})
    void nameMayBeAnythingPrintable(String name) {
        assertThat(Task.parse(name).name()).isEqualTo(name);
        assertThat(Task.parse(name + "=1").name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=1"})
    void nameMustNotBeEmpty(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Task.parse(text))
                .withMessage("the name is empty; expected NAME or NAME=WORK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb=1", "\u0000", "a\u007f", "\u0085=1"})
    void nameMustNotHaveControlCharacters(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Task.parse(text))
                .withMessageStartingWith("the name contains a control character; expected ");
    }

    @Test
    void isSplitAtFirstEqualsSign() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Task.parse("a=b=1"))
                .withMessageStartingWith("'b=1' is not a duration; expected ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202a", "\u202eb=1", "\u2066", "a\u2069b"})
    void nameMustNotHaveBidirectionalControlCharacters(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Task.parse(text))
                .withMessage(
                        "the name contains a bidirectional control character, which would reorder its line; expected"
                                + " NAME or NAME=WORK");
    }

    @Test
    void commandMustBeEncodable() {
        assertThat(Work.requireEncodable("rm \u00fc", ISO_8859_1)).isEqualTo("rm \u00fc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Work.requireEncodable("rm \u00fc", US_ASCII))
                .withMessage(
                        "the command contains characters that this locale's character set, US-ASCII, does not have;"
                                + " expected another locale, such as LC_ALL=C.UTF-8");
    }
}
