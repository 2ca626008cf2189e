package demo.concurrency.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.ManualTime;
import demo.concurrency.report.timeline.BarStyle;
import demo.concurrency.report.timeline.LiveView;
import demo.concurrency.report.timeline.Parallelism;
import demo.concurrency.report.timeline.Timeline;
import demo.concurrency.run.EndReason;
import demo.concurrency.run.PassKind;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskResult;
import demo.concurrency.run.TaskStart;
import demo.concurrency.run.TaskState;
import demo.concurrency.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands on a terminal at given moments of a pass. */
class ProgressTest {

    private static final long MILLIS = 1_000_000;

    private final ManualTime time = new ManualTime();
    private Screen screen;
    private LiveArea area;
    private TerminalSize size;
    private OptionalInt jobs = OptionalInt.empty();
    private List<Task> tasks;
    private Progress progress;
    private List<PassListener> listeners;
    private boolean isConcurrent;

    private void startPass(int columns, int rows, PassKind kind, boolean showsRows, String... list) {
        screen = new Screen(columns, rows);
        size = new TerminalSize(columns, rows);
        tasks = Stream.of(list).map(Task::parse).toList();
        area = new LiveArea(screen, UTF_8);
        Timeline timeline = new Timeline(new Parallelism(2, 2, jobs));
        LiveView view = new LiveView(timeline, tasks, new BarStyle(false, false), showsRows);
        // Drawn by the test.
        progress = new Progress(area, view, () -> Optional.ofNullable(size), time, Duration.ofHours(1));
        listeners = List.of(timeline, progress);
        isConcurrent = kind.isConcurrent();
        listeners.forEach(listener -> listener.passStarted(kind, tasks.size()));
    }

    private TaskStart began(int index, long millis) {
        return new TaskStart(index, tasks.get(index), isConcurrent ? 0 : millis * MILLIS, millis * MILLIS);
    }

    private void start(int index, long millis) throws Exception {
        listeners.forEach(listener -> listener.taskStarted(began(index, millis)));
        area.write((">>> " + tasks.get(index).name() + "\n").getBytes(UTF_8));
        area.flush();
    }

    private void end(int index, long start, long millis) throws Exception {
        TaskResult result = new TaskResult(began(index, start), TaskState.FINISHED, "", millis * MILLIS);
        listeners.forEach(listener -> listener.taskEnded(result));
        area.write(("<<< " + tasks.get(index).name() + "\n").getBytes(UTF_8));
        area.flush();
    }

    private void drawAt(long millis) throws Exception {
        time.advance(0, Duration.ofNanos(millis * MILLIS - time.nanoTime()));
        progress.draw();
    }

    private void endPass() {
        PassResult result = new PassResult(PassKind.CONCURRENT, EndReason.ALL_COMPLETED, MILLIS, 1, 0, 0, 0);
        listeners.forEach(listener -> listener.passEnded(result));
    }

    @Test
    void rowsGrowBelowTheTrace() throws Exception {
        startPass(80, 24, PassKind.CONCURRENT, true, "nap=0.1", "a=cpu:1", "b=cpu:1");
        start(0, 0);
        start(1, 0);
        drawAt(100);
        assertThat(screen.text()).isEqualTo("""
                >>> nap
                >>> a
                concurrent: 0 of 3 ended in 0.1 s, 2 running: nap, a; known time left: 0.9 s
                nap  ------                                                        0.000
                a    ######                                                        0.000
                b    ......
                """);

        start(2, 0);
        drawAt(500);
        assertThat(screen.text()).isEqualTo("""
                >>> nap
                >>> a
                >>> b
                concurrent: 0 of 3 ended in 0.5 s, 3 running: nap, a, b; known time left: 0.5 s
                nap  ------........................                                0.000
                a    ##############################                                0.000
                b    ##############################                                0.000
                """);

        end(0, 0, 800);
        drawAt(900);
        assertThat(screen.text()).isEqualTo("""
                >>> nap
                >>> a
                >>> b
                <<< nap
                concurrent: 1 of 3 ended in 0.9 s, 2 running: a, b; known time left: 0.1 s
                nap  ------..........................................              0.000  0.800
                a    ######################################################        0.000
                b    ######################################################        0.000
                """);

        endPass();
        assertThat(screen.text()).isEqualTo(">>> nap\n>>> a\n>>> b\n<<< nap\n");
    }

    @Test
    void asManyRowsAsFitFromTheFirstThatRuns() throws Exception {
        String[] list = IntStream.range(0, 9).mapToObj(i -> "t" + i + "=1").toArray(String[]::new);
        startPass(40, 5, PassKind.SEQUENTIAL, true, list);
        for (int i = 0; i < 6; i++) {
            start(i, i * 1_000);
            if (i < 5) {
                end(i, i * 1_000, i * 1_000 + 1_000);
            }
        }
        drawAt(5_500);
        assertThat(screen.visible()).isEqualTo("""
                >>> t5
                sequential: 5 of 9 ended in 5.5 s, 1...
                t3         --              3.000  4.000
                t4           ---           4.000  5.000
                t5              -          5.000
                """);

        size = new TerminalSize(40, 3);
        progress.draw();
        assertThat(screen.visible()).isEqualTo("""
                >>> t5
                sequential: 5 of 9 ended in 5.5 s, 1...
                t5              -          5.000
                """);
        size = new TerminalSize(20, 2);
        progress.draw();
        assertThat(screen.visible()).isEqualTo(">>> t5\nsequential: 5 of...\n");
        endPass();
        assertThat(screen.visible()).isEqualTo(">>> t5\n");
    }

    @Test
    void statusLineOfSequentialPassSaysWhatIsLeftOfAllKnownDurations() throws Exception {
        startPass(80, 24, PassKind.SEQUENTIAL, false, "a=1", "make=run:make", "b=cpu:9", "c=50");
        start(0, 0);
        end(0, 0, 1_000);
        start(1, 1_000);
        drawAt(3_000);
        assertThat(screen.text())
                .endsWith("\nsequential: 1 of 4 ended in 3.0 s, 1 running: make; known time left: 59 s\n");
        start(2, 3_000);
        drawAt(4_000);
        assertThat(screen.text()).contains("known time left: 58 s");
        endPass();
    }

    @Test
    void nothingIsDrawnInTheBackground() throws Exception {
        startPass(80, 24, PassKind.CONCURRENT, true, "a=1");
        size = null;
        start(0, 0);
        drawAt(100);
        assertThat(screen.text()).isEqualTo(">>> a\n");
        endPass();
    }

    @Test
    void statusLineOfConcurrentPassSaysWhatIsLeftOfTheLongestTask() throws Exception {
        startPass(120, 24, PassKind.CONCURRENT, false, "a=1", "b=3", "c=2");
        start(0, 0);
        start(1, 0);
        start(2, 0);
        end(0, 0, 1_000);
        drawAt(1_100);
        assertThat(screen.text())
                .endsWith("\nconcurrent: 1 of 3 ended in 1.1 s, 2 running: b, c; known time left: 1.9 s\n");
        endPass();
    }

    @Test
    void knownTimeIsSharedAmongJobs() throws Exception {
        jobs = OptionalInt.of(2);
        startPass(80, 24, PassKind.CONCURRENT, false, "a=2", "b=2", "c=2");
        start(0, 0);
        start(1, 0);
        drawAt(500);
        assertThat(screen.text()).endsWith(", 2 running: a, b; known time left: 2.5 s\n");
        endPass();
    }

    @Test
    void longestPossibleWait() throws Exception {
        startPass(120, 24, PassKind.CONCURRENT, true, "a=9223372036.854775807");
        start(0, 1);
        drawAt(200);
        assertThat(screen.text()).contains("known time left: 9223372037 s");
        endPass();
    }
}
