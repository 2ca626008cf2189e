package demo.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import demo.concurrency.Demo.Result;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** End to end: the packaged jar, as a process. */
class JarIT {

    @TempDir
    private Path folder;

    @Test
    void fixedList() throws Exception {
        Result result = Demo.run();

        assertThat(result.errors()).isEmpty();
        assertThat(result.status()).isZero();
        List<String> lines = result.output().lines().toList();
        assertThat(lines).hasSize(19);
        assertThat(lines.subList(0, 8))
                .containsExactly(
                        ">>> doing task one",
                        "found wait of duration 1 seconds",
                        "<<< finished task one",
                        ">>> doing task two",
                        "<<< finished task two",
                        ">>> doing task three",
                        "found wait of duration 3 seconds",
                        "<<< finished task three");
        assertThat(seconds(lines.get(8))).isGreaterThanOrEqualTo(4);
        assertThat(lines.get(9)).isEqualTo("--------------------");
        assertThat(lines.subList(10, 18)).containsExactlyInAnyOrderElementsOf(lines.subList(0, 8));
        assertThat(lines.get(17)).isEqualTo("<<< finished task three");
        assertThat(seconds(lines.get(18))).isGreaterThanOrEqualTo(3);
    }

    /** Or it would take as long as the rehearsal saves. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2_000})
    void noClassIsLoadedWhileTheClockRuns(int copies) throws Exception {
        try (Demo demo =
                Demo.start(Demo.JDK, List.of("-Xlog:class+load:stdout:none"), "--copies=" + copies, "one=1us", "two")) {
            Result result = demo.result();

            assertThat(result.errors()).isEmpty();
            String output = result.output();
            assertThat(output).contains(" source: ");
            assertThat(output.substring(output.indexOf(">>> doing"), output.lastIndexOf("took ")))
                    .doesNotContain(" source: ");
        }
    }

    @Test
    void longTraceIsWhole() throws Exception {
        int copies = 100_000;
        Result result = Demo.run("--mode=concurrent", "--copies=" + copies, "nap=0.5");

        assertThat(result.errors()).isEmpty();
        List<String> lines = result.output().lines().toList();
        assertThat(lines).hasSize(3 * copies + 1);
        assertThat(IntStream.range(0, lines.size()).filter(i -> lines.get(i).startsWith(">>>")))
                .hasSize(copies)
                .allMatch(i -> lines.get(i + 1).equals("found wait of duration 0.5 seconds"));
        Map<String, Long> counts = lines.subList(0, 3 * copies).stream().collect(groupingBy(line -> line, counting()));
        assertThat(counts).hasSize(2 * copies + 1).containsEntry("found wait of duration 0.5 seconds", (long) copies);
        for (int copy = 1; copy <= copies; copy++) {
            assertThat(counts.get(">>> doing task nap#" + copy)).isOne();
            assertThat(counts.get("<<< finished task nap#" + copy)).isOne();
        }
        assertThat(seconds(lines.getLast())).isGreaterThanOrEqualTo(0.5);
    }

    private static double seconds(String line) {
        assertThat(line).matches("took \\d+\\.\\d{9} seconds");
        return Double.parseDouble(line.split(" ")[1]);
    }

    @Test
    void customListFromArgumentsAndFile() throws Exception {
        Path file = Files.writeString(folder.resolve("tasks.txt"), "# more\nlint\n\nnaïve test=20ms\n");

        Result result = Demo.run("--mode=sequential", "build=0.01", "@" + file);

        assertThat(result.status()).isZero();
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).startsWith("""
                        >>> doing task build
                        found wait of duration 0.01 seconds
                        <<< finished task build
                        >>> doing task lint
                        <<< finished task lint
                        >>> doing task naïve test
                        found wait of duration 0.02 seconds
                        <<< finished task naïve test
                        took 0.0""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=1",
                "a=",
                "a=-1",
                "a=1e9",
                "a=NaN",
                "a=99999999999999999999s",
                "a=run:",
                "a=cpu:x",
                "--timeout=1x",
                "--jobs=0",
                "--return-when=never",
                "--fast",
                "-x",
                "-1",
                "--copies=0",
                "--mode=both,",
                "@no/such/file",
                "@."
            })
    void badInput(String bad) throws Exception {
        Result result = Demo.run("good", bad);

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("concurrency-demo: ")
                .contains("'" + bad.replaceFirst("--[\\w-]+=", "") + "'")
                .contains("expected");
        assertThat(result.errors().lines().skip(1)).containsExactly("Try 'concurrency-demo --help'");
    }

    @Test
    void controlCharacterInName() throws Exception {
        Result result = Demo.run("a\tb=1");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors().lines()).hasSize(2).first().asString().contains("'a\\u0009b=1'");
    }

    @Test
    void versionIsThatOfTheBuild() throws Exception {
        assertThat(Demo.run("--version"))
                .isEqualTo(new Result(0, "concurrency-demo " + System.getProperty("project.version") + "\n", ""));
    }

    @Test
    void verboseNamesThreadsAndNothingElseLoadsSlf4j() throws Exception {
        Path loaded = folder.resolve("loaded");
        List<String> logClasses = List.of("-Xlog:class+load:file=" + loaded);

        try (Demo demo = Demo.start(Demo.JDK, logClasses, "one=0.01", "two")) {
            assertThat(demo.result().errors()).isEmpty();
        }
        assertThat(Files.readString(loaded)).contains("demo.concurrency").doesNotContain("slf4j");

        try (Demo demo = Demo.start(Demo.JDK, logClasses, "--verbose", "one=0.01", "two")) {
            assertThat(demo.result().errors())
                    .containsPattern("DEBUG concurrency-demo - task one runs on VirtualThread\\[#\\d+]/runnable@");
        }
        assertThat(Files.readString(loaded)).contains("slf4j");
    }

    @Test
    void closedOutputEndsItSilently() throws Exception {
        try (Demo demo = Demo.start("one=0.1", "two", "three=1h")) {
            assertThat(demo.output().readLine()).isEqualTo(">>> doing task one");
            demo.output().close();

            assertThat(demo.result()).isEqualTo(new Result(141, "", ""));
        }
    }

    @Test
    void fullDiskIsSaidInOneLine() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");

        Process shell = new ProcessBuilder(
                        "sh", "-c", "\"$0\" -jar \"$1\" one=1h > /dev/full", Demo.JDK + "/bin/java", Demo.JAR)
                .start();

        assertThat(shell.waitFor()).isEqualTo(70);
        assertThat(shell.errorReader().lines())
                .containsExactly("concurrency-demo: cannot write to standard output: No space left on device");
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    @DisabledOnOs(OS.WINDOWS)
    void signalEndsItWithAllTracedLinesOut(String signal, int status) throws Exception {
        assertEndedBy(Demo.JDK, signal, status);
    }

    @Test
    void timeoutEndsBothPasses() throws Exception {
        Result result = Demo.run("--timeout=0.1", "one", "two=1h");

        assertThat(result.status()).isEqualTo(124);
        assertThat(result.output().lines().filter("xxx cancelled task two"::equals))
                .hasSize(2);
        assertThat(result.errors()).isEqualTo("""
                        concurrency-demo: sequential pass timed out: 1 finished, 0 failed, 1 cancelled, 0 not started
                        concurrency-demo: concurrent pass timed out: 1 finished, 0 failed, 1 cancelled, 0 not started
                        """);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void commandThatFailsFailsAlone() throws Exception {
        Result result = Demo.run("--mode=sequential", "check=run:exit 3", "fetch=run:echo got it");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).startsWith("""
                        >>> doing task check
                        found command exit 3
                        !!! failed task check: exit status 3
                        >>> doing task fetch
                        found command echo got it
                        [fetch] got it
                        <<< finished task fetch
                        took""");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void outputOfManyCommandsIsCompleteAndInOrder() throws Exception {
        Result result = Demo.run("--mode=concurrent", "--copies=20", "count=run:seq 100000");

        assertThat(result.status()).isZero();
        Map<String, List<String>> numbers = result.output()
                .lines()
                .filter(line -> line.startsWith("["))
                .map(line -> line.split(" "))
                .collect(groupingBy(parts -> parts[0], mapping(parts -> parts[1], toList())));
        List<String> expected =
                IntStream.rangeClosed(1, 100_000).mapToObj(Integer::toString).toList();
        assertThat(numbers).hasSize(20);
        assertThat(numbers.values()).allSatisfy(list -> assertThat(list).isEqualTo(expected));
    }

    /** The JDK would close the output with the shell's end, if it were not kept from it. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void outputFromTheBackgroundIsComplete() throws Exception {
        Result result = Demo.run("--mode=concurrent", "--copies=20", "a=run:(sleep 0.3; echo late) & exit 0");

        assertThat(result.output().lines().filter(line -> line.endsWith("] late")))
                .hasSize(20);
    }

    /** As on a terminal, where Ctrl-C goes to all processes: the command dies of it, too, but has not failed. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void interruptOfAllProcessesCancelsCommand() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/setsid")), "there is no setsid(1) here, for a process group");
        Process group = new ProcessBuilder(
                        "setsid", Demo.JDK + "/bin/java", "-jar", Demo.JAR, "a=run:echo here; exec sleep 1000")
                .start();
        BufferedReader output = group.inputReader();
        assertThat(output.readLine()).isEqualTo(">>> doing task a");
        assertThat(output.readLine()).startsWith("found command");
        assertThat(output.readLine()).isEqualTo("[a] here");

        new ProcessBuilder("sh", "-c", "kill -INT -" + group.pid()).start().waitFor();

        assertThat(output.lines()).containsExactly("xxx cancelled task a");
        assertThat(group.waitFor()).isEqualTo(130);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void longLineWithoutEndIsComplete() throws Exception {
        Result result = Demo.run("--mode=concurrent", "long=run:head -c 3000000 /dev/zero | tr '\\0' x");

        assertThat(result.output().lines()).contains("[long] " + "x".repeat(3_000_000));
    }

    /** Commands that wait hold no carrier: many more of them than there could be carriers wait for each other. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void moreCommandsThanCarriersRunAtOnce() throws Exception {
        Path meeting = Files.createDirectory(folder.resolve("meeting"));

        Result result = Demo.run(
                "--mode=concurrent",
                "--copies=300",
                "--timeout=100",
                "meet=run:touch " + meeting + "/$$; while [ $(ls " + meeting + " | wc -l) -lt 300 ]; do sleep 1; done");

        assertThat(result.status()).isZero();
    }

    /** The command says the numbers of a shell, of its child, of a grandchild, and of one whose parent has gone. */
    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    @DisabledOnOs(OS.WINDOWS)
    void signalLeavesNoProcessBehind(String signal, int status) throws Exception {
        String command = "(sleep 1000 & echo $!); echo $$; sh -c 'echo $$; sleep 1000 & echo $!; wait'; echo went on";
        try (Demo demo = Demo.start("--mode=sequential", "tree=run:" + command, "never=run:echo never")) {
            demo.output().readLine();
            demo.output().readLine();
            List<String> processes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                processes.add(demo.output().readLine().replace("[tree] ", ""));
            }
            assertThat(processes).allMatch(Processes::isRunning);
            demo.signal(signal);

            assertThat(demo.result()).isEqualTo(new Result(status, "xxx cancelled task tree\n", ""));
            assertThat(processes).noneMatch(Processes::isRunning);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void commandThatIgnoresSignalsIsKilled() throws Exception {
        try (Demo demo = Demo.start("deaf=run:trap '' TERM; echo $$; while :; do sleep 1; done")) {
            demo.output().readLine();
            demo.output().readLine();
            String process = demo.output().readLine().replace("[deaf] ", "");
            demo.signal("TERM");

            assertThat(demo.result()).isEqualTo(new Result(143, "xxx cancelled task deaf\n", ""));
            assertThat(Processes.isRunning(process)).isFalse();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closedOutputLeavesNoProcessBehind() throws Exception {
        try (Demo demo = Demo.start("endless=run:echo $$; exec yes")) {
            demo.output().readLine();
            demo.output().readLine();
            String process = demo.output().readLine().replace("[endless] ", "");
            demo.output().close();

            assertThat(demo.result()).isEqualTo(new Result(141, "", ""));
            assertThat(Processes.isRunning(process)).isFalse();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void jobLogTellsWhatTheTraceTells() throws Exception {
        Path file = folder.resolve("log");

        Result result = Demo.run("--joblog=" + file, "--copies=100", "wait=1ms", "no", "bad=run:exit 1");

        List<String> rows = Files.readAllLines(file);
        assertThat(rows).hasSize(601).first().isEqualTo("Pass\tTask\tState\tStart\tEnd");
        assertThat(rows.stream().skip(1).map(row -> row.split("\t")).map(row -> row[2] + " task " + row[1]))
                .containsExactlyInAnyOrderElementsOf(result.output()
                        .lines()
                        .filter(line -> line.startsWith("<<<") || line.startsWith("!!!"))
                        .map(line -> line.substring(4).replace(": exit status 1", ""))
                        .toList());
        assertThat(rows.stream().skip(1).map(row -> row.split("\t"))).allSatisfy(row -> {
            assertThat(row[0]).isIn("sequential", "concurrent");
            assertThat(Double.parseDouble(row[4])).isGreaterThanOrEqualTo(Double.parseDouble(row[3]));
        });
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void jobLogIsCompleteAfterSignal() throws Exception {
        Path file = folder.resolve("log");
        try (Demo demo = Demo.start("--mode=concurrent", "--joblog=" + file, "two=1h", "three=1h")) {
            for (int i = 0; i < 4; i++) {
                demo.output().readLine();
            }
            demo.signal("INT");

            assertThat(demo.result().status()).isEqualTo(130);
        }
        assertThat(Files.readAllLines(file).stream().map(row -> row.replaceAll("\t[\\d.]+", "")))
                .containsExactlyInAnyOrder(
                        "Pass\tTask\tState\tStart\tEnd", "concurrent\ttwo\tcancelled", "concurrent\tthree\tcancelled");
    }

    @Test
    void fullDiskUnderJobLogIsSaidOnceAndTheRunGoesOn() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");

        Result result = Demo.run("--joblog=/dev/full", "--mode=sequential", "one", "two");

        assertThat(result.status()).isEqualTo(70);
        assertThat(result.errors()).isEqualTo("concurrency-demo: cannot write to /dev/full: No space left on device\n");
        assertThat(result.output()).contains("<<< finished task two\ntook ");
    }

    @Test
    void statusLineOnTerminal() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/script")), "there is no script(1) here, for a pseudo-terminal");
        String command = Demo.JDK + "/bin/java -jar " + Demo.JAR + " --quiet --mode=concurrent nap=0.5 two";

        Process terminal = new ProcessBuilder("script", "-qec", command, "/dev/null").start();

        String screen = new String(terminal.getInputStream().readAllBytes(), UTF_8);
        assertThat(terminal.waitFor()).isZero();
        assertThat(screen)
                .containsPattern("\r\u001b\\[K\u001b\\[\\?7lconcurrent: 1 of 2 tasks ended, 1 running, 0\\.[1-9] s")
                .containsPattern("\\?7h\r\r\u001b\\[K\u001b\\[\\?7l\u001b\\[\\?7h\rtook 0\\.5\\d+ seconds\r\n$");
    }

    @Test
    void noStatusLineWhereAStreamIsNoTerminal() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/script")), "there is no script(1) here, for a pseudo-terminal");
        String command = Demo.JDK + "/bin/java -jar " + Demo.JAR + " --quiet --mode=concurrent nap=0.5";
        for (String redirection : List.of("< /dev/null", "2>&1 | cat", "2> " + folder + "/errors")) {
            Process terminal = new ProcessBuilder("script", "-qec", command + " " + redirection, "/dev/null").start();

            String screen = new String(terminal.getInputStream().readAllBytes(), UTF_8);
            assertThat(screen).matches("took 0\\.5\\d+ seconds\r\n");
        }
        assertThat(folder.resolve("errors")).isEmptyFile();
    }

    /** Left to themselves, some collectors find the last few bytes again and again, for minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseParallelGC", "-XX:+UseSerialGC"})
    void tooLittleMemoryIsSaidInOneLine(String collector) throws Exception {
        for (String duration : List.of("1h", "1")) {
            try (Demo demo = Demo.start(
                    Demo.JDK,
                    List.of("-Xmx32m", collector),
                    "-m",
                    "concurrent",
                    "-q",
                    "-n",
                    "1000000",
                    "a=" + duration)) {
                assertThat(demo.result()).isEqualTo(new Result(70, "", Demo.TOO_LITTLE_MEMORY));
            }
        }
    }

    @RepeatedTest(5)
    @DisabledOnOs(OS.WINDOWS)
    void tooLittleMemoryLeavesNoCommandBehind() throws Exception {
        Path process = folder.resolve("process");
        String sleeper = "sleeper=run:(sh -c 'echo $$ > " + process + "; exec sleep 1000' &); exit 3";
        String line = "line=run:until [ -s " + process + " ]; do sleep 0.1; done; exec head -c 100000000 /dev/zero";
        try (Demo demo = Demo.start(Demo.JDK, List.of("-Xmx16m"), "-m", "concurrent", "-q", sleeper, line)) {
            assertThat(demo.result()).isEqualTo(new Result(70, "", Demo.TOO_LITTLE_MEMORY));
            assertThat(Processes.isRunning(Files.readString(process).strip())).isFalse();
        }
    }

    /** Its message, too, is in another language where the system has one. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closedOutputIsKnownInAnyLanguage() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(Demo.JDK + "/bin/java", "-jar", Demo.JAR, "one=0.1", "two", "three=1h");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("LANGUAGE", "es");
        Process process = builder.start();
        process.inputReader().readLine();
        process.getInputStream().close();

        assertThat(process.waitFor()).isEqualTo(141);
        assertThat(process.errorReader().lines()).isEmpty();
    }

    /** More than a pipe holds: a task's thread or the one that flushes is writing, and finds the reader gone. */
    @RepeatedTest(5)
    void closedOutputEndsItWhicheverThreadFindsOut() throws Exception {
        try (Demo demo = Demo.start("--mode=concurrent", "--copies=2000", "nap=1h")) {
            demo.output().readLine();
            demo.output().close();

            assertThat(demo.result()).isEqualTo(new Result(141, "", ""));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void signalEndsItThoughNobodyReadsItsOutput() throws Exception {
        try (Demo demo = Demo.start("--mode=sequential", "--copies=1000000", "tick")) {
            assertThat(demo.output().readLine()).isEqualTo(">>> doing task tick#1");
            demo.signal("TERM");

            assertThat(demo.waitFor()).isEqualTo(143);
        }
    }

    @Test
    void verboseShowsWhereFaultCameFrom() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");

        Process shell = new ProcessBuilder(
                        "sh", "-c", "\"$0\" -jar \"$1\" --verbose one=1h > /dev/full", Demo.JDK + "/bin/java", Demo.JAR)
                .start();

        assertThat(shell.errorReader().lines())
                .anyMatch(line -> line.startsWith("\tat demo.concurrency.report.Output"));
        assertThat(shell.waitFor()).isEqualTo(70);
    }

    /** Whenever it comes: before the newer Java is started, meanwhile, or when the program runs. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void olderJavaLeavesNothingBehind() throws Exception {
        Path old = olderJava();
        for (int i = 0; i < 20; i++) {
            try (Demo demo = Demo.start(old, List.of(), "one=2")) {
                Thread.sleep(i * 12L);
                demo.signal("TERM");
                Result result = demo.result();

                assertThat(result.status()).isEqualTo(143);
                assertThat(result.output()).doesNotContain("<<<");
                assertThat(result.errors()).doesNotContain("\tat ");
            }
        }
    }

    @Test
    void olderJavaPassesItsOptionsOn() throws Exception {
        Path log = folder.resolve("log");
        List<String> options = List.of("-Dorg.slf4j.simpleLogger.logFile=" + log);

        try (Demo demo = Demo.start(olderJava(), options, "--verbose", "one")) {
            assertThat(demo.result().errors()).isEmpty();
        }
        assertThat(Files.readString(log)).contains("task one runs on VirtualThread");
    }

    @Test
    void olderJavaHandsOver() throws Exception {
        Path old = olderJava();

        try (Demo demo = Demo.start(old, List.of("-Xmx64m"), "--mode=sequential", "two words", "@@")) {
            assertThat(demo.result()).isEqualTo(new Result(2, "", """
                            concurrency-demo: '@@': no such file; expected a text file with one argument a line
                            Try 'concurrency-demo --help'
                            """));
        }
        try (Demo demo = Demo.start(old, List.of(), "--mode=sequential", "two words")) {
            Result result = demo.result();
            assertThat(result.status()).isZero();
            assertThat(result.errors()).isEmpty();
            assertThat(result.output()).startsWith(">>> doing task two words\n<<< finished task two words\ntook 0.");
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    @DisabledOnOs(OS.WINDOWS)
    void olderJavaPassesSignalsOn(String signal, int status) throws Exception {
        assertEndedBy(olderJava(), signal, status);
    }

    private static void assertEndedBy(Path jdk, String signal, int status) throws Exception {
        try (Demo demo = Demo.start(jdk, List.of(), "one", "two=1h", "three")) {
            assertThat(demo.output().readLine()).isEqualTo(">>> doing task one");
            assertThat(demo.output().readLine()).isEqualTo("<<< finished task one");
            assertThat(demo.output().readLine()).isEqualTo(">>> doing task two");
            demo.signal(signal);

            // The end of the output, which result() waits for, is the end of every process that had it.
            assertThat(demo.result())
                    .isEqualTo(new Result(status, "found wait of duration 3600 seconds\nxxx cancelled task two\n", ""));
        }
    }

    /** The Java that Maven runs on, where that is one that the program cannot run on. */
    private static Path olderJava() {
        Path home = Path.of(System.getProperty("maven.java.home"));
        assumeTrue(
                Runtime.Version.parse(System.getProperty("maven.java.version")).feature() < 21,
                "Maven runs on " + home + ", which is no older Java to start from");
        return home;
    }
}
