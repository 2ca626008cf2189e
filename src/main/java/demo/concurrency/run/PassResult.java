package demo.concurrency.run;

/**
 * What came of a pass.
 *
 * @param end why it ended; {@link End#ALL_COMPLETED} if nothing was left to cut short
 * @param nanos how long its tasks took together, in nanoseconds of a monotonic clock
 * @param notStarted how many of its tasks never began
 */
public record PassResult(Mode mode, End end, long nanos, long finished, long failed, long cancelled, long notStarted) {}
