package demo.concurrency;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Runs the program in a JVM that is already ending, as if a signal had come during its start. */
public final class EndingJvm {

    private EndingJvm() {}

    public static void main(String... args) throws InterruptedException {
        CountDownLatch ending = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending.countDown();
            // Long enough for the program to run, if it does.
            LockSupport.parkNanos(2_000_000_000L);
        }));
        Thread.ofPlatform().daemon().start(() -> System.exit(143));
        ending.await();
        ConcurrencyDemo.main(args);
    }
}
