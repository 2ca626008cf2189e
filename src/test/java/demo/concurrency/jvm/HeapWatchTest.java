package demo.concurrency.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeapWatchTest {

    @Test
    void conditionIsCheckedAfterEachGarbageCollection() throws Exception {
        AtomicInteger checks = new AtomicInteger();
        FutureTask<Void> watch = new FutureTask<>(() -> {
            HeapWatch.awaitAfterCollection(() -> checks.incrementAndGet() == 3);
            return null;
        });
        Thread.ofPlatform().daemon().start(watch);

        while (!watch.isDone()) {
            System.gc();
            Thread.sleep(1);
        }

        watch.get();
        assertThat(checks).hasValue(3);
    }

    @Test
    void smallHeapIsFullWithLessThanOneEighthFree() {
        long mib = 1 << 20;

        assertThat(HeapWatch.isFull(39 * mib, 320 * mib)).isTrue();
        assertThat(HeapWatch.isFull(41 * mib, 320 * mib)).isFalse();
        assertThat(HeapWatch.isFull(160 * mib, 320 * mib)).isFalse();
    }

    @Test
    void largeHeapIsFullWithLessThan64MebibytesFree() {
        long mib = 1 << 20;
        long gib = 1 << 30;

        assertThat(HeapWatch.isFull(63 * mib, 20 * gib)).isTrue();
        assertThat(HeapWatch.isFull(64 * mib, 20 * gib)).isFalse();
        assertThat(HeapWatch.isFull(gib, 20 * gib)).isFalse();
    }
}
