package demo.concurrency.report.timeline;

import demo.concurrency.run.ThreadKind;
import java.util.OptionalInt;

/**
 * How much of a concurrent pass can happen at the same time.
 *
 * @param carriers how many virtual threads can compute at once, from 1
 * @param cores how many platform threads can compute at once, from 1
 * @param jobs how many tasks may run at once, from 1; without it, all
 */
public record Parallelism(int carriers, int cores, OptionalInt jobs) {

    /** That of this JVM. */
    public static Parallelism of(OptionalInt jobs) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Parallelism(Integer.getInteger("jdk.virtualThreadScheduler.parallelism", cores), cores, jobs);
    }

    int of(ThreadKind threads) {
        return threads == ThreadKind.VIRTUAL ? carriers : cores;
    }
}
