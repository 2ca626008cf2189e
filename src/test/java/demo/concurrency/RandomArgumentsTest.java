package demo.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.ArgumentReading.ExpectedTask;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Random lists of arguments do what the documentation says. {@code -Dfuzz.lists=100000} tries more of them. */
class RandomArgumentsTest {

    private static final int LISTS = Integer.getInteger("fuzz.lists", 2_000);

    /** Lists that ask for more are not run. */
    private static final int MAX_COPIES = 500;

    private static final List<ExpectedTask> BUILT_IN_TASKS = List.of(
            new ExpectedTask("one", "1", 1_000_000_000),
            new ExpectedTask("two", "", 0),
            new ExpectedTask("three", "3", 3_000_000_000L));

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void doWhatIsDocumented() throws Exception {
        ArgumentGenerator.createFiles(folder);
        PrintStream errors = System.err;
        // Diagnostics go there.
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        try {
            for (int seed = 0; seed < LISTS; seed++) {
                List<String> args = new ArgumentGenerator(seed, folder).next();
                try {
                    check(args);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("list " + seed + ": " + ArgumentReading.escape(args.toString()), e);
                }
            }
        } finally {
            System.setErr(errors);
        }
    }

    private static void check(List<String> args) {
        ArgumentReading reading = new ArgumentReading(args);
        Set<String> wrong = new HashSet<>(reading.wrong);
        wrong.addAll(reading.wrongTasks);
        if (reading.options.containsKey("help") || reading.options.containsKey("version")) {
            assertInformation(args, reading, wrong);
        } else if (!wrong.isEmpty()) {
            assertUsageError(run(args, Optional.empty()), wrong);
        } else {
            List<ExpectedTask> tasks = reading.tasks.isEmpty() ? BUILT_IN_TASKS : reading.tasks;
            int copies = Integer.parseInt(reading.options.getOrDefault("copies", "1"));
            if (copies <= MAX_COPIES && isPredictable(reading, copies(tasks, copies))) {
                assertRun(args, reading, copies(tasks, copies));
            }
        }
    }

    /** It is not documented which of the two follows if an option is wrong and another one asks for help. */
    private static void assertInformation(List<String> args, ArgumentReading reading, Set<String> wrong) {
        InProcessRun run = run(args, Optional.empty());
        if (!reading.wrong.isEmpty() && run.status() != 0) {
            assertUsageError(run, wrong);
        } else {
            assertThat(run).returns(0, InProcessRun::status).returns("", InProcessRun::errors);
            assertThat(run.output()).startsWith(reading.options.containsKey("help") ? "Usage: " : "concurrency-demo ");
        }
    }

    private static List<ExpectedTask> copies(List<ExpectedTask> tasks, int copies) {
        if (copies == 1) {
            return tasks;
        }
        List<ExpectedTask> all = new ArrayList<>();
        for (int i = 1; i <= copies; i++) {
            for (ExpectedTask task : tasks) {
                all.add(new ExpectedTask(task.name() + "#" + i, task.work(), task.nanos()));
            }
        }
        return all;
    }

    /** A task that takes as long as the timeout may finish or be cancelled. More than a century does not fit in the clock. */
    private static boolean isPredictable(ArgumentReading reading, List<ExpectedTask> tasks) {
        return tasks.stream().noneMatch(task -> task.nanos() == timeout(reading))
                && tasks.stream().mapToDouble(ExpectedTask::nanos).sum() < Long.MAX_VALUE / 3;
    }

    /** In nanoseconds; the largest number if there is none. */
    private static long timeout(ArgumentReading reading) {
        return reading.options.containsKey("timeout")
                ? ArgumentReading.duration(reading.options.get("timeout")).getAsLong()
                : Long.MAX_VALUE;
    }

    private static InProcessRun run(List<String> args, Optional<Duration> timeout) {
        return InProcessRun.of(new PerThreadTime(timeout), args.toArray(String[]::new));
    }

    private static void assertUsageError(InProcessRun run, Set<String> wrong) {
        assertThat(run).returns(2, InProcessRun::status).returns("", InProcessRun::output);
        assertThat(run.errors()).startsWith("concurrency-demo: ").endsWith("\nTry 'concurrency-demo --help'\n");
        assertThat(run.errors().chars().filter(character -> character == '\n').count())
                .isEqualTo(2);
        assertThat(wrong)
                .as(run.errors())
                .anyMatch(text -> run.errors().contains("'" + ArgumentReading.escape(text) + "'"));
    }

    private static void assertRun(List<String> args, ArgumentReading reading, List<ExpectedTask> tasks) {
        long timeout = timeout(reading);
        InProcessRun run =
                run(args, Optional.of(timeout).filter(it -> it < Long.MAX_VALUE).map(Duration::ofNanos));
        Iterator<String> output = List.of(run.output().split("\n")).iterator();
        List<String> errors = new ArrayList<>(run.errors().lines().toList());
        boolean isQuiet = reading.options.containsKey("quiet");
        Set<Integer> statuses = new HashSet<>();
        String mode = choice(reading, "mode", "both");
        if (!mode.equals("concurrent")) {
            ObservedPass observed = ObservedPass.read("sequential", isQuiet, output, errors);
            statuses.add(inOrder(reading, tasks).checkInOrder("sequential", observed));
        }
        if (mode.equals("both")) {
            assertThat(output.next()).isEqualTo("--------------------");
        }
        if (!mode.equals("sequential")) {
            ObservedPass observed = ObservedPass.read("concurrent", isQuiet, output, errors);
            statuses.add(
                    reading.options.getOrDefault("jobs", "").matches("0*1")
                            ? inOrder(reading, tasks).checkInOrder("concurrent", observed)
                            : checkConcurrent(reading, tasks, observed));
        }
        assertThat(errors).isEmpty();
        assertThat(run.status()).isEqualTo(statuses.contains(1) ? 1 : statuses.contains(124) ? 124 : 0);
        assertThat(output.hasNext()).isEqualTo(reading.options.containsKey("timeline"));
    }

    private static ExpectedPass inOrder(ArgumentReading reading, List<ExpectedTask> tasks) {
        return new ExpectedPass(tasks, choice(reading, "return-when", "all-completed"), timeout(reading));
    }

    private static int checkConcurrent(ArgumentReading reading, List<ExpectedTask> tasks, ObservedPass observed) {
        String returnWhen = choice(reading, "return-when", "all-completed");
        long longest = tasks.stream().mapToLong(ExpectedTask::nanos).max().orElseThrow();
        // A thread that runs several tasks may run all of them.
        long most = reading.options.containsKey("jobs")
                ? tasks.stream().mapToLong(ExpectedTask::nanos).sum()
                : longest;
        boolean hasFailure = tasks.stream().anyMatch(task -> task.work().startsWith("run:"));
        boolean mayEndEarly = most > timeout(reading)
                || returnWhen.equals("first-completed")
                || returnWhen.equals("first-exception") && hasFailure;
        if (!mayEndEarly) {
            assertThat(observed.summary()).isEmpty();
            assertThat(observed.took()).isBetween(longest, most);
        }
        if (longest > timeout(reading) && returnWhen.equals("all-completed")) {
            assertThat(observed.summary()).contains(" pass timed out: ");
            assertThat(observed.took()).isEqualTo(timeout(reading));
        }
        return new ExpectedPass(tasks, "all-completed", Long.MAX_VALUE).checkInAnyOrder(observed);
    }

    private static String choice(ArgumentReading reading, String option, String defaultValue) {
        return reading.options
                .getOrDefault(option, defaultValue)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
