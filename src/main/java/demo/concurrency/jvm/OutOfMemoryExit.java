package demo.concurrency.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import demo.concurrency.process.ProcessTree;
import demo.concurrency.report.Printable;
import demo.concurrency.run.ThreadLimitException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Halts the JVM, with a message, when the heap is full or a thread has died of an error. What it needs for that is allocated
 * when the program starts.
 */
public final class OutOfMemoryExit implements Thread.UncaughtExceptionHandler {

    private static final int RESERVE_BYTES = 1 << 18;

    private static final String ADVICE = "; use fewer --copies, set --jobs, or give java a larger heap (-Xmx)";

    private final FileOutputStream errors = new FileOutputStream(FileDescriptor.err);
    private final byte[] tooManyTasks = message("not enough memory for so many tasks at once" + ADVICE);
    private final byte[] tooManyTasksOrLongLines = message(
            "not enough memory for so many tasks at once, or for the long lines that their commands print" + ADVICE);
    private final byte[] threadLimitReached =
            message("the system allows no more threads; raise its limit (ulimit -u, or the"
                    + " container's limit on processes), or set --jobs");

    /** Set to null when the heap is full, so that there is memory for a message that names a file. */
    private volatile byte[] reserve = new byte[RESERVE_BYTES];

    private final int exitStatus;
    private final Supplier<Optional<String>> fileBeingRead;

    OutOfMemoryExit(int exitStatus, Supplier<Optional<String>> fileBeingRead) {
        this.exitStatus = exitStatus;
        this.fileBeingRead = fileBeingRead;
    }

    /**
     * Watches the heap and all threads until the JVM ends.
     *
     * @param fileBeingRead the {@code @FILE} whose lines are being read, if any
     */
    public static void install(int exitStatus, Supplier<Optional<String>> fileBeingRead) {
        OutOfMemoryExit exit = new OutOfMemoryExit(exitStatus, fileBeingRead);
        Thread.setDefaultUncaughtExceptionHandler(exit);
        Thread.ofPlatform().daemon().start(exit::watchHeap);
    }

    private void watchHeap() {
        // Loads classes and constants while there is memory for them.
        reason(new OutOfMemoryError());
        tooManyLines("");
        try {
            HeapWatch.awaitFullHeap();
            reserve = null;
            exit(reason(new OutOfMemoryError()));
        } catch (InterruptedException e) {
            // This daemon thread is never interrupted.
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        reserve = null;
        exit(reason(e));
    }

    /** What to print when a thread has died of this error. */
    byte[] reason(Throwable e) {
        try {
            // The JDK throws a RejectedExecutionException if it has no memory to queue a virtual thread for its carrier
            // threads.
            if (!(e instanceof OutOfMemoryError || e instanceof RejectedExecutionException)) {
                return message(e.toString());
            }
            return ThreadLimitException.isThreadLimit(e) ? threadLimitReached : fullHeap();
        } catch (OutOfMemoryError full) {
            return tooManyTasks;
        }
    }

    private byte[] fullHeap() {
        Optional<String> file = fileBeingRead.get();
        if (file.isPresent()) {
            return tooManyLines(Printable.escape(file.get()));
        }
        return tooManyTasksOrLongLines;
    }

    private static byte[] tooManyLines(String file) {
        return message("'" + file + "': not enough memory for so many lines; use a shorter file, or give java a larger"
                + " heap (-Xmx)");
    }

    private static byte[] message(String text) {
        return ("concurrency-demo: " + text + "\n").getBytes(UTF_8);
    }

    /** Never returns. Synchronized, so that only the first message is printed. */
    private synchronized void exit(byte[] lastMessage) {
        try {
            errors.write(lastMessage);
        } catch (IOException e) {
            // There is no other place for the message.
        }
        try {
            killProcesses();
        } finally {
            Runtime.getRuntime().halt(exitStatus);
        }
    }

    private static void killProcesses() {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                ProcessTree.killAll();
                return;
            } catch (RuntimeException | OutOfMemoryError e) {
                // The killed processes may have filled the memory with their output, which is free a moment later.
                LockSupport.parkNanos(50_000_000);
            }
        }
    }
}
