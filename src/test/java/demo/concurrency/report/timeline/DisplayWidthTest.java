package demo.concurrency.report.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

    @ParameterizedTest
    @CsvSource({
        "nap, 3",
        "Kiểm tra, 8",
        "build → test, 12",
        "✔, 1",
        "–, 1",
        "Ж, 1",
        "ไทย, 3",
        "日本語, 6",
        "ｆｕｌｌ, 8",
        "ﾊﾝｶｸ, 4",
        "한국어, 6",
        "、。, 4",
        "🚀, 2",
        "✅, 2",
        "é, 1",
        "e\u0301e\u0301, 2",
        "\u1112\u1161\u11ab, 2",
        "a \u001b[38;5;32m━\u001b[0m wait, 8"
    })
    void widths(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @Test
    void shortensToWidth() {
        assertThat(DisplayWidth.shorten("任务一二三", 10, "…")).isEqualTo("任务一二三");
        assertThat(DisplayWidth.shorten("任务一二三", 9, "…")).isEqualTo("任务一二…");
        assertThat(DisplayWidth.shorten("任务一二三", 8, "…")).isEqualTo("任务一…");
        assertThat(DisplayWidth.shorten("任务一二三", 9, "...")).isEqualTo("任务一...");
        assertThat(DisplayWidth.shorten("e\u0301".repeat(9), 4, "…")).isEqualTo("e\u0301".repeat(3) + "…");
        assertThat(DisplayWidth.shorten("abc", 1, "...")).isEqualTo("a");
        assertThat(DisplayWidth.shorten("\u0301".repeat(1_000_000), 10, "…").length())
                .isLessThan(1_000);
    }

    @Test
    void wrapsByWidth() {
        assertThat(DisplayWidth.wrap(List.of("日本", "ab", "cd"), " ", 7, "…")).containsExactly("日本 ab", "cd");
    }
}
