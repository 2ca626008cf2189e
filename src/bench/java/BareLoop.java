import java.time.Duration;

/**
 * A baseline: virtual threads that sleep, and nothing else. There are no tasks, names, clocks or output.
 * Arguments: how many threads, how many seconds each sleeps, and how many rounds of warm-up come first.
 */
public final class BareLoop {

    private BareLoop() {}

    public static void main(String[] args) throws InterruptedException {
        // Without this, the JDK keeps every virtual thread in a concurrent set. It reads the property when the first one starts.
        System.setProperty("jdk.trackAllThreads", "false");
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            run(1_000, Duration.ofMillis(1));
        }
        long start = System.nanoTime();
        run(Integer.parseInt(args[0]), Duration.ofSeconds(Long.parseLong(args[1])));
        System.out.println("took " + (System.nanoTime() - start) / 1e9 + " seconds");
    }

    private static void run(int count, Duration duration) throws InterruptedException {
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            threads[i] = Thread.startVirtualThread(() -> sleep(duration));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException("no thread is interrupted here", e);
        }
    }
}
