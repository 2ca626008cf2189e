package demo.concurrency.run;

/**
 * A kind of pass: how it runs its tasks, and on which threads.
 *
 * @param name what reports call it, such as {@code sequential}; no two passes of a run have the same
 * @param isConcurrent whether all tasks run at once, or with {@code --jobs=N} at most N at once; otherwise one after another
 * @param isVirtual whether on virtual threads, which share a few carrier threads; otherwise on threads of the operating system
 */
public record PassKind(String name, boolean isConcurrent, boolean isVirtual) {

    /** One task after another, on a virtual thread. */
    public static final PassKind SEQUENTIAL = new PassKind("sequential", false, true);

    /** All tasks at once, each on a virtual thread. */
    public static final PassKind CONCURRENT = new PassKind("concurrent", true, true);

    Thread.Builder threads() {
        return isVirtual ? Thread.ofVirtual() : Thread.ofPlatform();
    }
}
