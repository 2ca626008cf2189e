package demo.concurrency.run;

/**
 * What came of a pass.
 *
 * @param nanos how long its tasks took together, in nanoseconds of a monotonic clock
 * @param failed how many of its tasks failed
 */
public record PassResult(long nanos, long failed) {}
