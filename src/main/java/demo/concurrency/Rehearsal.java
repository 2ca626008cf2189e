package demo.concurrency;

import demo.concurrency.run.Limits;
import demo.concurrency.run.Mode;
import demo.concurrency.run.Pass;
import demo.concurrency.run.PassListener;
import demo.concurrency.show.Counts;
import demo.concurrency.show.Output;
import demo.concurrency.show.Timeline;
import demo.concurrency.show.Took;
import demo.concurrency.show.Trace;
import demo.concurrency.task.Copies;
import demo.concurrency.task.Task;
import demo.concurrency.task.Time;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Passes that nobody sees, so that the first one seen is not the first one ever. */
final class Rehearsal {

    private static final int ROUND = 1_000;
    private static final int MOST_ROUNDS = 10;

    /** A field, or the compiler would see that nobody needs it. */
    private static volatile byte[] room;

    private Rehearsal() {}

    /**
     * Loads what a pass needs, or the first pass would on its clock: 10 to 20 ms.
     *
     * <p>Long lists are rehearsed at length. The JVM compiles a task's code when it has run often enough. In a long list
     * that is while all tasks still wait, so what comes after the wait has never run, and is left out of the compiled code.
     * Then each task that wakes up has to be moved to the interpreter: a million of 10 s take 24 s instead of 12.2. For the
     * same reason there are several kinds of listeners here: code is not to be compiled for one alone.
     *
     * @param atOnce how many tasks the concurrent pass may have under way
     */
    static void hold(List<Mode> modes, int atOnce) {
        OutputStream nothing = OutputStream.nullOutputStream();
        Output output = new Output("nothing", nothing, StandardCharsets.UTF_8);
        PassListener listener = PassListener.all(List.of(
                new Trace(output), new Took(output), new Counts(new PrintStream(nothing)), new Timeline(80, false)));
        for (Mode mode : Mode.values()) {
            rehearse(mode, List.of(Task.parse("wait=1ns"), Task.parse("nothing")), listener);
        }
        if (modes.contains(Mode.CONCURRENT)) {
            List<Task> waits = Copies.of(List.of(Task.parse("wait=1ms")), ROUND);
            for (int i = 0; i < Math.min(atOnce / ROUND, MOST_ROUNDS); i++) {
                rehearse(Mode.CONCURRENT, waits, listener);
            }
            makeRoom(atOnce);
        }
    }

    private static void rehearse(Mode mode, List<Task> tasks, PassListener listener) {
        new Pass(mode, tasks, Limits.NONE, Time.SYSTEM, listener).run();
    }

    /**
     * The heap starts at a small part of the memory there is, and G1 marks while it grows: half of what the tasks will take,
     * asked for and given back at once, makes it 11.8 s instead of 12.2 for a million of 10 s.
     */
    private static void makeRoom(int atOnce) {
        long bytes = 512L * atOnce;
        Runtime runtime = Runtime.getRuntime();
        if (runtime.totalMemory() < bytes && bytes < Math.min(runtime.maxMemory() / 4, Integer.MAX_VALUE)) {
            room = new byte[(int) bytes];
            room = null;
        }
    }
}
