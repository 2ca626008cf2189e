package demo.concurrency.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskListTest {

    private static final List<Task> TWO_TASKS = List.of(Task.parse("one=1"), Task.parse("two"));

    @Test
    void repeatsWholeListAndNumbersNames() {
        List<Task> copies = TaskList.repeat(TWO_TASKS, 2);

        assertThat(copies).extracting(Task::name).containsExactly("one#1", "two#1", "one#2", "two#2");
        assertThat(copies.getLast().work()).isSameAs(TWO_TASKS.getLast().work());
        assertThat(TaskList.repeat(TWO_TASKS, 1)).isEqualTo(TWO_TASKS);
    }

    @Test
    void makesTasksOnlyWhenAskedForAndNoMoreThanListHolds() {
        assertThat(TaskList.repeat(TWO_TASKS, 1_000_000_000).get(1_999_999_999).name())
                .isEqualTo("two#1000000000");
        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> TaskList.repeat(TWO_TASKS, 1 << 30));
    }
}
