package demo.concurrency.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of a command under the system shell. Starting a process and reading its output would block the carrier thread of a
 * virtual thread, so a platform thread does both. The calling thread only waits, and ends the processes if it is interrupted.
 */
public final class ShellCommand {

    private static final boolean IS_WINDOWS = File.separatorChar == '\\';
    private static final File NULL_DEVICE = new File(IS_WINDOWS ? "NUL" : "/dev/null");

    /**
     * Waits until Java closes its input. Then runs the command, in a session of its own where there is setsid(1). {@code read}
     * runs in a subshell, so that it sets no variable of the command.
     */
    private static final String SCRIPT = "(read -r line); exec $(command -v setsid) sh -c \"$0\" < /dev/null";

    /** Java needs ten to start a process. The others are left for reading which processes are running. */
    private static final int MIN_FREE_DESCRIPTORS = 20;

    private final String command;
    private final OutputStream output;
    private final Runnable ended;
    private final FutureTask<Integer> status = new FutureTask<>(this::startAndReadOutput);

    private volatile boolean isTerminated;

    /** Null until it has been started. Set while the lock of {@link ProcessTree} is held. */
    private Process process;

    /**
     * @param output receives standard output and standard error as they come, from another thread, and is closed at their end; the
     *     thread is interrupted when {@link #run()} waits for it no longer
     * @param ended called from that thread just before {@link #run()} returns an exit status
     */
    public ShellCommand(String command, OutputStream output, Runnable ended) {
        this.command = command;
        this.output = output;
        this.ended = ended;
    }

    /**
     * Returns the exit status, 128 plus the signal's number if a signal ended the shell, when the shell has exited and no process
     * holds its output open. On an exception, the command's process tree is terminated. May be called once, from any thread.
     *
     * @throws InterruptedException if the calling thread is interrupted
     * @throws Exception if the command cannot be started, or its output cannot be read or passed on
     */
    public int run() throws Exception {
        Thread.ofPlatform().daemon().start(status);
        try {
            return status.get();
        } catch (InterruptedException | ExecutionException e) {
            terminate();
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private int startAndReadOutput() throws Exception {
        start();
        try (InputStream stream = process.getInputStream()) {
            // When the shell exits, the JDK closes the stream even if another process still writes to it.
            // It cannot while this thread holds the stream's lock.
            synchronized (stream) {
                process.getOutputStream().close();
                byte[] buffer = new byte[1 << 13];
                for (int n = stream.read(buffer); n >= 0 && !status.isCancelled(); n = stream.read(buffer)) {
                    output.write(buffer, 0, n);
                }
                output.close();
            }
        }
        int exitStatus = process.waitFor();
        ProcessTree.RUNNING.remove(process);
        if (ProcessTree.allKilled) {
            // The program is ending for another reason, and must not end because this command has failed.
            Thread.sleep(Long.MAX_VALUE);
        }
        if (!isTerminated) {
            ended.run();
        }
        return exitStatus;
    }

    /** If descriptors run out during a start, the JDK closes some that other threads use. */
    private void start() throws IOException {
        ProcessBuilder builder = IS_WINDOWS
                ? new ProcessBuilder("cmd", "/c", command).redirectInput(NULL_DEVICE)
                // After a space, a minus or plus sign does not begin an option of the shell.
                : new ProcessBuilder("sh", "-c", SCRIPT, " " + command);
        // No process is read meanwhile, which needs descriptors, too.
        synchronized (ProcessTree.class) {
            if (isTerminated || ProcessTree.allKilled) {
                throw new IOException("the program is ending");
            }
            requireFreeDescriptors(MIN_FREE_DESCRIPTORS);
            process = builder.redirectErrorStream(true).start();
            ProcessTree.RUNNING.add(process);
        }
        // Always empty. Closing it frees its descriptor.
        process.getErrorStream().close();
    }

    @SuppressWarnings("try")
    private static void requireFreeDescriptors(int count) throws IOException {
        try (FileInputStream file = new FileInputStream(NULL_DEVICE)) {
            if (count > 1) {
                requireFreeDescriptors(count - 1);
            }
        } catch (FileNotFoundException e) {
            throw new IOException(
                    "too few file descriptors are free to start a command; set --jobs or raise ulimit -n");
        }
    }

    /** Returns when the processes have ended and their output has been passed on, or after some four seconds. */
    private void terminate() throws InterruptedException {
        synchronized (ProcessTree.class) {
            isTerminated = true;
        }
        // If it has not been started, it will not be.
        if (process != null) {
            ProcessTree.terminate(process);
        }
        try {
            status.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The output cannot be read, or a process that does not belong to the tree any more holds it open.
        } finally {
            // The thread that passes the output on may wait until somebody reads it.
            status.cancel(true);
        }
    }
}
