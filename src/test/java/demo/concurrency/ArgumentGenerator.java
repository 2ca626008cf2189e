package demo.concurrency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random lists of arguments, right and wrong ones. */
final class ArgumentGenerator {

    private static final List<String> NAMES = List.of(
            "one",
            "two words",
            "naïve",
            "任务",
            "🧵",
            "e\u0301",
            "\u200f\u05d0",
            "#",
            "a#1",
            "a@b",
            "'",
            "\"q\"",
            "\\",
            "$x",
            "%s",
            "${sys:user.name}",
            " ",
            "\u00a0",
            "\u2028",
            "\u3000",
            "<<<",
            "-",
            "took",
            "\ufeffbom",
            "K",
            "a:b");

    private static final List<String> WRONG_CHARACTERS = List.of(
            "\0", "\t", "\n", "\r", "\u001b[2J", "\u007f", "\u0085", "\u202a", "\u202e", "\u2066", "\u2069", "\ufffd");

    private static final List<String> DURATIONS =
            words("0 1 1.5 .5 007 800ms 1.50 0.000000001 1ns 1.0ns 2.5us 1m 1h 3s 0.000h 1000000000 0.25");

    private static final List<String> WRONG_DURATIONS = List.of(
            "",
            ".",
            "5.",
            "-1",
            "+1",
            "1e9",
            "NaN",
            "1S",
            "1 s",
            " 1",
            "1d",
            "0.5ns",
            "1.0000000001",
            "9223372036.854775808",
            "99999999999h",
            "٣",
            "1s2",
            "1,5",
            "1.2.3",
            "Infinity",
            "0x1",
            "1\u00a0",
            "1\n",
            "ms",
            "½");

    /** No single task takes exactly this long. */
    private static final List<String> TIMEOUTS = words("0.7 70ms 7m 700h 07.07s 7ns");

    private static final List<String> MODES = words("both sequential concurrent BOTH Sequential conCURRENT");

    private static final List<String> CONDITIONS =
            words("all-completed first-completed first-exception FIRST_COMPLETED First_Exception all_completed");

    private static final List<String> COUNTS = words("1 2 3 02 5");

    private static final List<String> WRONG_VALUES = List.of(
            "",
            "0",
            "-1",
            "+1",
            "1.5",
            "٣",
            "many",
            "2147483648",
            "99999999999999999999",
            "both,",
            "first",
            "firstcompleted",
            "f\u0131rst-completed",
            "green",
            "sequentia\u217c",
            "=",
            "-q",
            "--",
            "--quiet",
            "\"both\"",
            "both ",
            "1\n",
            "\u202e1");

    private static final List<String> UNKNOWN_OPTIONS =
            words("--fast --mod --MODE=both -x -1 -M --- --= -= -q-T -é --quiet=x -q=true --no-quiet -qx --quiet= "
                    + "-\u202e --\0 -T= -V1 --help=no");

    private final Random random;
    private final Path folder;
    private final boolean withMistakes;

    /** @param folder with the files that arguments name, see {@link #createFiles} */
    ArgumentGenerator(long seed, Path folder) {
        this.random = new Random(seed);
        this.folder = folder;
        withMistakes = random.nextBoolean();
    }

    /** Creates the files that arguments name. */
    static void createFiles(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("tasks"), "\ufeff# comment\r\nfrom file=1\r\n\r\n\u2003\t\n#\n#x\n@home\n #a\n");
        Files.writeString(folder.resolve("options"), "-q\r--copies\r\n2");
        Files.writeString(folder.resolve("value"), "\n2\n");
        Files.writeString(folder.resolve("dashes"), "--\n-q\n@home\n\ufeffb\n\ufffd\n");
        Files.writeString(folder.resolve("wrong"), "one\na\u202e=1\n");
        Files.writeString(folder.resolve("empty"), "");
        Files.write(folder.resolve("binary"), "na\u00efve".getBytes(StandardCharsets.ISO_8859_1));
    }

    List<String> next() {
        List<String> args = new ArrayList<>();
        for (int count = random.nextInt(7); count > 0; count--) {
            args.addAll(isMistake() ? mistake() : piece());
        }
        return args;
    }

    private boolean isMistake() {
        return withMistakes && random.nextInt(4) == 0;
    }

    private List<String> piece() {
        int kind = random.nextInt(100);
        if (kind < 55) {
            return List.of(task());
        }
        if (kind < 90) {
            return option();
        }
        return kind < 93
                ? List.of("--")
                : List.of("@" + folder.resolve(pick(List.of("tasks", "options", "value", "dashes", "empty"))));
    }

    private String task() {
        String name = random.nextInt(3) == 0 ? pick(NAMES) + pick(NAMES) : pick(NAMES);
        int kind = random.nextInt(100);
        // Rarely, since it starts processes.
        if (random.nextInt(200) == 0) {
            return name + "=run:exit " + pick(COUNTS);
        }
        return kind < 30
                ? name
                : name + (kind < 35 ? "=cpu:" + pick(List.of("0", "0ms", ".000h")) : "=" + pick(DURATIONS));
    }

    private List<String> option() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> option("m", "mode", pick(MODES));
            case 2 -> option("w", "return-when", pick(CONDITIONS));
            case 3 -> option("t", "timeout", pick(TIMEOUTS));
            case 4 -> option("j", "jobs", pick(COUNTS));
            case 5 -> option("n", "copies", random.nextInt(20) == 0 ? "2147483647" : pick(COUNTS));
            case 6 -> List.of("--threads=" + pick(List.of("virtual", "platform", "VIRTUAL", "Platform")));
            case 7 -> List.of(pick(List.of("-q", "--quiet", "-qT")));
            case 8 -> List.of(pick(List.of("-T", "--timeline", "-Tq")));
            default -> rareOption();
        };
    }

    private List<String> rareOption() {
        return switch (random.nextInt(20)) {
            case 0 -> List.of(pick(List.of("-h", "--help", "-V", "--version", "-qh", "-hV")));
            case 1, 2 -> List.of(pick(List.of("-v", "--verbose", "-vq")));
            case 3 -> option("l", "joblog", folder.resolve("joblog").toString());
            default -> option("l", "joblog", folder + pick(List.of("", "/missing/joblog", "/a\u202eb/c")));
        };
    }

    /** An option with a value, in one of the ways to write it. */
    private List<String> option(String letter, String name, String value) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> List.of("--" + name + "=" + value);
            case 2 -> List.of("--" + name, value);
            case 3 -> List.of("-" + letter, value);
            case 4 -> List.of("-" + letter + value);
            case 5 -> List.of("-" + letter + "=" + value);
            case 6 -> List.of("-q" + letter, value);
            default -> List.of("-T" + letter + value);
        };
    }

    private List<String> mistake() {
        return switch (random.nextInt(8)) {
            case 0 -> List.of(pick(NAMES) + pick(WRONG_CHARACTERS) + pick(List.of("", "=1", "=x")));
            case 1 -> List.of(pick(NAMES) + "=" + pick(List.of("", "cpu:")) + pick(WRONG_DURATIONS));
            case 2 ->
                List.of(pick(
                        List.of("", "=1", "=", "a=run:", "a=run: ", "a=gpu:1", "a=CPU:1", "a=1=2", "a=:1", "a=1:")));
            case 3 -> option("t", "timeout", pick(random.nextBoolean() ? WRONG_DURATIONS : List.of("0", "0s", ".0h")));
            case 4 -> {
                String name = pick(List.of("mode", "return-when", "jobs", "copies"));
                yield option(name.equals("return-when") ? "w" : name.substring(0, 1), name, pick(WRONG_VALUES));
            }
            case 5 -> List.of(pick(UNKNOWN_OPTIONS));
            case 6 ->
                List.of("@"
                        + pick(List.of(
                                "",
                                "@",
                                "\0",
                                folder + "",
                                folder + "/missing",
                                folder + "/binary",
                                folder + "/wrong")));
            default ->
                List.of(pick(List.of("--mode", "-m", "-qn", "--copies", "--timeout", "--threads", "--threads=green")));
        };
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
