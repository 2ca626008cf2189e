package demo.concurrency.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {

    @ParameterizedTest
    @ValueSource(strings = {"two", "two=0", "two=0.000h", "two=0ns"})
    void withoutDurationDoesNothing(String text) {
        Work work = Task.parse(text).work();

        assertThat(work).isEqualTo(new WaitWork(Duration.ZERO)).returns(WorkKind.NOTHING, Work::kind);
        assertThat(work.description()).isEmpty();
    }

    @Test
    void withDurationWaitsOrComputes() {
        assertThat(Task.parse("one=1.50").work())
                .isEqualTo(new WaitWork(Duration.ofMillis(1500)))
                .returns(WorkKind.WAIT, Work::kind)
                .returns(Optional.of("wait of duration 1.5 seconds"), Work::description);
        assertThat(Task.parse("a=cpu:1500ms").work())
                .isEqualTo(new CpuWork(Duration.ofMillis(1500)))
                .returns(Optional.of("work of duration 1.5 seconds"), Work::description);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "naïve 任务", "-", "#", "@home", "🧵", "\u200f\u05d0", "e\u0301"})
    void nameMayBeAnythingPrintable(String name) {
        assertThat(Task.parse(name).name()).isEqualTo(name);
        assertThat(Task.parse(name + "=1").name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\tb=1", "\u0000", "a\u007f", "\u0085=1", "a\u202a", "\u202eb=1", "\u2066", "a\u2069b"})
    void controlAndBidirectionalCharactersAreEscapedAndNotAllowedInNames(String text) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Task.parse(text))
                .withMessage("the name contains a control character; expected NAME or NAME=WORK");
        assertThat(Text.escape(text)).matches("[ab]?\\\\u[0-9a-f]{4}b?(=1)?");
    }
}
