package demo.concurrency.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One run of a command. Starting a process and reading its output would block the carrier thread of a virtual thread, so a
 * platform thread does both, and the calling thread only waits.
 */
public final class CommandRun {

    private static final int BUFFER_BYTES = 1 << 13;

    private final ProcessTree tree;
    private final Consumer<byte[]> output;

    private final Lock outputLock = new ReentrantLock();
    private volatile boolean isOutputClosed;

    private CommandRun(List<String> command, Consumer<byte[]> output) {
        this.tree = new ProcessTree(command);
        this.output = output;
    }

    /**
     * Runs a command and returns its exit status: 128 plus the signal's number if a signal ended it. Returns when the command
     * has exited and no process holds its output open. If the calling thread is interrupted or the output cannot be read, the
     * command's process tree is terminated. May be called from any thread.
     *
     * @param command the program and its arguments. Its standard input is closed once its output is being read.
     * @param output receives each line of standard output and standard error, without its line feed, from another thread; not
     *     called after this method has returned
     * @throws InterruptedException if the calling thread is interrupted
     * @throws IOException if the command cannot be started or its output cannot be read
     * @throws Exception if {@code output} throws it
     */
    public static int run(List<String> command, Consumer<byte[]> output) throws Exception {
        return run(command, output, Thread.ofPlatform().daemon().factory());
    }

    static int run(List<String> command, Consumer<byte[]> output, ThreadFactory threads) throws Exception {
        return new CommandRun(command, output).run(threads);
    }

    private int run(ThreadFactory threads) throws Exception {
        FutureTask<Integer> status = new FutureTask<>(this::startAndReadOutput);
        try {
            threads.newThread(status).start();
            return status.get();
        } catch (InterruptedException e) {
            terminate(status);
            throw e;
        } catch (ExecutionException e) {
            terminate(status);
            throw failure(e.getCause());
        } catch (OutOfMemoryError e) {
            throw failure(e);
        }
    }

    private int startAndReadOutput() throws IOException, InterruptedException {
        Process process = tree.start();
        // Always empty, since standard error goes to standard output. Closing it frees its descriptor.
        process.getErrorStream().close();
        InputStream stream = process.getInputStream();
        // When the first process exits, the JDK closes the stream even if another process still writes to it. It cannot
        // do so while this thread holds the stream's lock.
        synchronized (stream) {
            process.getOutputStream().close();
            readLines(stream);
        }
        int status = process.waitFor();
        tree.release();
        return status;
    }

    private void readLines(InputStream stream) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        LineSplitter lines = new LineSplitter(this::emit);
        try (stream) {
            for (int n = stream.read(buffer); n >= 0 && !isOutputClosed; n = stream.read(buffer)) {
                lines.add(buffer, n);
            }
        }
        lines.finish();
    }

    private void emit(byte[] line) {
        outputLock.lock();
        try {
            if (!isOutputClosed) {
                output.accept(line);
            }
        } finally {
            outputLock.unlock();
        }
    }

    /** Returns when the processes have ended and their output has been passed on, or after some four seconds. */
    private void terminate(FutureTask<Integer> status) throws InterruptedException {
        try {
            tree.terminate();
            status.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The output cannot be read, or a process that does not belong to the tree any more holds it open.
        } finally {
            // The thread that passes the output on may wait until somebody reads it.
            status.cancel(true);
            closeOutput();
        }
    }

    private void closeOutput() {
        outputLock.lock();
        isOutputClosed = true;
        outputLock.unlock();
    }

    private static Exception failure(Throwable e) {
        // Java reports the system's limit on threads as lack of memory.
        if (e instanceof OutOfMemoryError
                && e.getMessage() != null
                && e.getMessage().contains("native thread")) {
            return new IOException("the system allows no more threads to run commands; set --jobs", e);
        }
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof Exception exception ? exception : new IllegalStateException(e);
    }
}
