package demo.concurrency.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class OutOfMemoryExitTest {

    @Test
    void eachReasonHasItsOwnMessage() {
        assertThat(message(Optional.empty(), new OutOfMemoryError("Java heap space")))
                .startsWith("concurrency-demo: not enough memory for so many tasks at once")
                .endsWith("\n");
        assertThat(message(Optional.empty(), new RejectedExecutionException("Queue capacity exceeded")))
                .startsWith("concurrency-demo: not enough memory for so many tasks at once");
        assertThat(message(Optional.of("@tasks.txt"), new OutOfMemoryError("Java heap space")))
                .isEqualTo(
                        "concurrency-demo: '@tasks.txt': not enough memory for so many lines; use a shorter file, or give"
                                + " java a larger heap (-Xmx)\n");
        assertThat(message(
                        Optional.empty(),
                        new OutOfMemoryError(
                                "unable to create native thread: possibly out of memory or process/resource"
                                        + " limits reached")))
                .isEqualTo("concurrency-demo: the system allows no more threads; raise its limit (ulimit -u, or the"
                        + " container's limit on processes), or set --jobs\n");
        assertThat(message(Optional.empty(), new IllegalStateException("no luck")))
                .isEqualTo("concurrency-demo: java.lang.IllegalStateException: no luck\n");
    }

    private static String message(Optional<String> fileBeingRead, Throwable error) {
        return new String(new OutOfMemoryExit(70, () -> fileBeingRead).reason(error), UTF_8);
    }
}
