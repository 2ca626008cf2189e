package demo.concurrency;

import demo.concurrency.cli.Options;
import demo.concurrency.run.PassKind;
import demo.concurrency.task.TooLittleMemoryException;

/** Refuses a list that does not fit into the heap. On a nearly full heap, collections could go on for minutes without an error. */
final class HeapCheck {

    /** What a waiting task takes with its thread and its stack. Measured: see src/bench. */
    private static final long BYTES_PER_VIRTUAL_THREAD = 1_500;

    private static final long BYTES_PER_PLATFORM_THREAD = 3_000;

    /** What the program itself takes. */
    private static final long BASE_BYTES = 8 << 20;

    private HeapCheck() {}

    /** @throws TooLittleMemoryException if the tasks of a pass would take more than three quarters of the largest heap */
    static void require(Options options) {
        long maxHeap = Runtime.getRuntime().maxMemory();
        for (PassKind kind : options.passes()) {
            long tasksAtOnce =
                    options.passOptions().tasksAtOnce(kind, options.tasks().size());
            long bytesPerThread = kind.isVirtual() ? BYTES_PER_VIRTUAL_THREAD : BYTES_PER_PLATFORM_THREAD;
            long need = (BASE_BYTES + tasksAtOnce * bytesPerThread) / 3 * 4;
            if (tasksAtOnce > 1 && need > maxHeap) {
                throw new TooLittleMemoryException(tasksAtOnce + " tasks at once need a heap of some " + (need >> 20)
                        + " MB, and it can grow to " + (maxHeap >> 20)
                        + " MB; use fewer --copies, set --jobs, or give java a larger heap (-Xmx)");
            }
        }
    }
}
