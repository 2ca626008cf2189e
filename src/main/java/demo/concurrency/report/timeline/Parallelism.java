package demo.concurrency.report.timeline;

/**
 * How much of a concurrent pass can happen at the same time.
 *
 * @param cores how many tasks can compute at once, from 1
 * @param jobs how many tasks can run at once, from 1
 */
public record Parallelism(int cores, int jobs) {}
