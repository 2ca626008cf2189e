package demo.concurrency.report.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierTest {

    @Test
    void numberOfTheWorkerThread() {
        assertThat(Carrier.parse("VirtualThread[#34,name]/runnable@ForkJoinPool-1-worker-2"))
                .isEqualTo("2");
        assertThat(Carrier.parse("VirtualThread[#34,]/x@ForkJoinPool-1-worker-7]/runnable@ForkJoinPool-1-worker-12"))
                .isEqualTo("12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VirtualThread[#34,name]/runnable",
                "VirtualThread[#34,a@ForkJoinPool-1-worker-2]/runnable",
                "VirtualThread[#34,name]/runnable@carrier",
                ""
            })
    void emptyForUnknownForm(String thread) {
        assertThat(Carrier.parse(thread)).isEmpty();
    }

    @Test
    void onlyVirtualThreadsHaveOne() throws Exception {
        assertThat(Carrier.current()).isEmpty();

        AtomicReference<String> carrier = new AtomicReference<>();
        Thread.ofVirtual().name("a").start(() -> carrier.set(Carrier.current())).join();
        assertThat(carrier.get()).matches("\\d+");
    }
}
