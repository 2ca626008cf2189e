package demo.concurrency.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProcessStarterTest {

    private final ProcessStarter starter = new ProcessStarter();

    @Test
    void startsNothingOnceRefused() {
        starter.refuse();

        assertThatThrownBy(() -> starter.start(() -> {
                    throw new AssertionError("was started");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the program is ending");
    }

    @Test
    void refuseWaitsForTheStartThatIsUnderWay() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch refusing = new CountDownLatch(1);
        AtomicBoolean isStarted = new AtomicBoolean();
        Thread refuser = Thread.currentThread();
        Thread start = Thread.ofPlatform()
                .start(() -> run(() -> {
                    starting.countDown();
                    awaitUninterrupted(refusing);
                    while (refuser.getState() == Thread.State.RUNNABLE) {
                        Thread.yield();
                    }
                    isStarted.set(true);
                    return null;
                }));
        starting.await();

        refusing.countDown();
        starter.refuse();
        boolean wasStarted = isStarted.get();
        start.join();

        assertThat(wasStarted).isTrue();
    }

    @Test
    void startsOneAtATime() throws Exception {
        AtomicInteger running = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            threads.add(Thread.startVirtualThread(() -> run(() -> {
                seen.add(running.incrementAndGet());
                Thread.yield();
                running.decrementAndGet();
                return null;
            })));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(seen).hasSize(50).containsOnly(1);
    }

    private void run(ProcessStarter.Start start) {
        try {
            starter.start(start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
