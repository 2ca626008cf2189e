package demo.concurrency;

import java.util.concurrent.CountDownLatch;

/** Runs the program in a JVM that is already ending, as if a signal had come during its start. */
public final class EndingJvm {

    private EndingJvm() {}

    public static void main(String... args) throws InterruptedException {
        CountDownLatch ending = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending.countDown();
            try {
                // Long enough for the program to run, if it does.
                Thread.sleep(2_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        Thread.ofPlatform().daemon().start(() -> System.exit(143));
        ending.await();
        ConcurrencyDemo.main(args);
    }
}
