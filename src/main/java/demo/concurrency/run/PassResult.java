package demo.concurrency.run;

/**
 * How a pass ended.
 *
 * @param endReason {@link EndReason#ALL_COMPLETED} also if the condition was met or the timeout passed when no task was left
 * @param nanos wall-clock time of the pass in nanoseconds
 * @param finished how many tasks finished
 * @param failed how many tasks failed
 * @param cancelled how many tasks were started and then cancelled
 * @param notStarted how many tasks were never started
 */
public record PassResult(
        PassKind kind, EndReason endReason, long nanos, int finished, int failed, int cancelled, int notStarted) {}
