package demo.concurrency.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class CopiesTest {

    private static final List<Task> TWO_TASKS = List.of(Task.parse("one=1"), Task.parse("two"));

    @Test
    void repeatsWholeListAndNumbersNames() {
        assertThat(Copies.of(TWO_TASKS, 3))
                .containsExactly(
                        Task.parse("one#1=1"),
                        Task.parse("two#1"),
                        Task.parse("one#2=1"),
                        Task.parse("two#2"),
                        Task.parse("one#3=1"),
                        Task.parse("two#3"));
    }

    @Test
    void singleCopyKeepsNames() {
        assertThat(Copies.of(TWO_TASKS, 1)).isEqualTo(TWO_TASKS);
    }

    @Test
    void makesTasksOnlyWhenAskedFor() {
        List<Task> copies = Copies.of(TWO_TASKS, 1_000_000_000);

        assertThat(copies.get(1_999_999_999).name()).isEqualTo("two#1000000000");
    }

    @Test
    void refusesMoreThanListHolds() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Copies.of(TWO_TASKS, 1 << 30));
    }
}
