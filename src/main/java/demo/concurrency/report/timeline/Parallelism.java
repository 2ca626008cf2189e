package demo.concurrency.report.timeline;

import java.util.OptionalInt;

/**
 * How much of a concurrent pass can happen at the same time.
 *
 * @param cores how many tasks can compute at once, from 1
 * @param jobs how many tasks may run at once, from 1; without it, all
 */
public record Parallelism(int cores, OptionalInt jobs) {}
