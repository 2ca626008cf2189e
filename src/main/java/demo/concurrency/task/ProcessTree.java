package demo.concurrency.task;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A process and all that it started, those included whose own parent has gone. */
final class ProcessTree {

    /** Stands in the environment of each process of a tree, from where Linux shows it. */
    private static final String MARK = "CONCURRENCY_DEMO_TASK";

    private static final AtomicLong STARTED = new AtomicLong();
    private static final long GRACE = TimeUnit.SECONDS.toNanos(2);

    /** A container in which nobody collects the dead looks as if they were alive. */
    private static final long GIVE_UP = TimeUnit.SECONDS.toNanos(3);

    private final Process process;
    private final String mark;

    private ProcessTree(Process process, String mark) {
        this.process = process;
        this.mark = mark;
    }

    /** Starts a process without input, and with one output for both of its streams. */
    static ProcessTree start(String... command) throws IOException {
        String mark = ProcessHandle.current().pid() + "-" + STARTED.incrementAndGet();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(MARK, mark);
        Process process = builder.start();
        process.getOutputStream().close();
        return new ProcessTree(process, mark);
    }

    /** Passes on the output, line by line, until no process holds it any more. */
    ProcessTree readOutput(Consumer<byte[]> output) throws IOException {
        InputStream stream = process.getInputStream();
        // When the first process ends, the JDK closes the stream on all others; not while it is locked.
        synchronized (stream) {
            try (Lines lines = new Lines(output)) {
                stream.transferTo(lines);
            }
        }
        return this;
    }

    /** @return the exit status of the first process, or 128 and the number of the signal that ended it */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks each process to end, and kills those that have not after two seconds. Not stopped by an interrupt. */
    void end() {
        Set<ProcessHandle> asked = new HashSet<>();
        long start = System.nanoTime();
        long pause = 5_000_000;
        for (List<ProcessHandle> left = alive(); !left.isEmpty(); left = alive()) {
            long passed = System.nanoTime() - start;
            if (passed > GIVE_UP) {
                return;
            } else if (passed > GRACE) {
                left.forEach(ProcessHandle::destroyForcibly);
            } else {
                left.stream().filter(asked::add).forEach(ProcessHandle::destroy);
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, 100_000_000);
        }
    }

    /** Parents come before children: a shell that lost the command it waits for would go on to the next one. */
    private List<ProcessHandle> alive() {
        Stream<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants());
        Stream<ProcessHandle> orphans = ProcessHandle.allProcesses().filter(this::isMarked);
        return Stream.concat(family, orphans)
                .filter(ProcessHandle::isAlive)
                .distinct()
                .toList();
    }

    private boolean isMarked(ProcessHandle handle) {
        try {
            Path environment = Path.of("/proc", Long.toString(handle.pid()), "environ");
            return List.of(Files.readString(environment, StandardCharsets.ISO_8859_1)
                            .split("\0"))
                    .contains(MARK + "=" + mark);
        } catch (IOException e) {
            // It has gone, is someone else's, or this is no Linux.
            return false;
        }
    }
}
