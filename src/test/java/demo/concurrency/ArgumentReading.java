package demo.concurrency;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What a list of arguments means, read from the documentation and without any code of the program. */
final class ArgumentReading {

    /** @param work what follows the first equals sign; empty if there is none */
    record ExpectedTask(String name, String work, long nanos) {}

    private static final Map<String, String> LONG_NAMES = Map.ofEntries(
            Map.entry("m", "mode"),
            Map.entry("w", "return-when"),
            Map.entry("t", "timeout"),
            Map.entry("j", "jobs"),
            Map.entry("n", "copies"),
            Map.entry("q", "quiet"),
            Map.entry("T", "timeline"),
            Map.entry("l", "joblog"),
            Map.entry("v", "verbose"),
            Map.entry("h", "help"),
            Map.entry("V", "version"));

    private static final Set<String> FLAGS = Set.of("quiet", "timeline", "verbose", "help", "version");

    private static final Map<String, Set<String>> CHOICES = Map.of(
            "mode", Set.of("both", "sequential", "concurrent"),
            "return-when", Set.of("all-completed", "first-completed", "first-exception"),
            "threads", Set.of("virtual", "platform"));

    private static final Map<String, Long> UNITS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "ms",
            1_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L,
            "s",
            1_000_000_000L);

    /** The options by their long names; an empty value for those that take none. */
    final Map<String, String> options = new HashMap<>();

    final List<ExpectedTask> tasks = new ArrayList<>();

    /** The wrong texts. The error message has to quote one of them. Empty if all options and files are right. */
    final Set<String> wrong = new HashSet<>();

    /** The same for tasks, which do not matter if help is asked for. */
    final Set<String> wrongTasks = new HashSet<>();

    private boolean onlyTasks;
    private String pendingOption;
    private String pendingArgument;

    ArgumentReading(List<String> args) {
        for (String arg : args) {
            if (arg.contains("\ufffd")) {
                wrong.add(arg);
            } else if (arg.startsWith("@") && !onlyTasks) {
                readFile(arg);
            } else {
                read(arg);
            }
        }
        if (pendingOption != null) {
            wrong.add(pendingArgument);
        }
        String copies = options.getOrDefault("copies", "");
        if (isCount(copies) && Long.parseLong(copies) * (tasks.isEmpty() ? 3 : tasks.size()) > Integer.MAX_VALUE) {
            wrong.add("--copies=" + copies);
        }
    }

    private void readFile(String arg) {
        try {
            String text = Files.readString(Path.of(arg.substring(1)));
            for (String line : (text.startsWith("\ufeff") ? text.substring(1) : text).split("\r\n|\r|\n")) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    read(line);
                }
            }
        } catch (IOException | InvalidPathException e) {
            wrong.add(arg);
        }
    }

    private void read(String arg) {
        if (onlyTasks) {
            readTask(arg);
        } else if (pendingOption != null) {
            String option = pendingOption;
            pendingOption = null;
            wrong.addAll(arg.startsWith("-") ? List.of(pendingArgument, arg) : List.of());
            set(option, arg, pendingArgument);
        } else if (arg.equals("--")) {
            onlyTasks = true;
        } else if (arg.startsWith("--")) {
            readLongOption(arg);
        } else if (arg.startsWith("-") && arg.length() > 1) {
            readShortOptions(arg);
        } else {
            readTask(arg);
        }
    }

    private void readLongOption(String arg) {
        int split = arg.indexOf('=');
        String name = arg.substring(2, split < 0 ? arg.length() : split);
        if (!LONG_NAMES.containsValue(name) && !name.equals("threads") || FLAGS.contains(name) && split >= 0) {
            wrong.add(arg);
        } else if (FLAGS.contains(name) || split >= 0) {
            set(name, arg.substring(split + 1), arg);
        } else {
            pendingOption = name;
            pendingArgument = arg;
        }
    }

    private void readShortOptions(String arg) {
        for (int i = 1; i < arg.length(); i++) {
            String name = LONG_NAMES.get(arg.substring(i, i + 1));
            if (name == null) {
                wrong.add(arg);
                return;
            }
            if (!FLAGS.contains(name)) {
                String value = arg.substring(i + 1);
                if (value.isEmpty()) {
                    pendingOption = name;
                    pendingArgument = arg;
                } else {
                    set(name, value.startsWith("=") ? value.substring(1) : value, arg);
                }
                return;
            }
            set(name, "", arg);
        }
    }

    private void set(String option, String value, String arg) {
        boolean isRight = switch (option) {
            case "mode", "return-when", "threads" ->
                CHOICES.get(option).contains(value.toLowerCase(Locale.ROOT).replace('_', '-'));
            case "timeout" -> duration(value).orElse(0) > 0;
            case "jobs", "copies" -> isCount(value);
            case "joblog" ->
                !Files.isDirectory(Path.of(value))
                        && Files.exists(Path.of(value).getParent());
            default -> true;
        };
        if (options.put(option, value) != null || !isRight) {
            wrong.addAll(List.of(value, arg));
        }
    }

    private static boolean isCount(String value) {
        return value.matches("0*[1-9][0-9]{0,9}") && Long.parseLong(value) <= Integer.MAX_VALUE;
    }

    private void readTask(String arg) {
        int split = arg.indexOf('=');
        String name = split < 0 ? arg : arg.substring(0, split);
        String work = split < 0 ? "" : arg.substring(split + 1);
        OptionalLong nanos = split < 0 ? OptionalLong.of(0) : duration(work.replaceFirst("^(cpu|run):.*", "0"));
        if (work.startsWith("cpu:")) {
            nanos = duration(work.substring("cpu:".length()));
        }
        boolean isEmptyCommand =
                work.startsWith("run:") && work.substring("run:".length()).isBlank();
        if (name.isEmpty() || !escape(name).equals(name) || nanos.isEmpty() || isEmptyCommand) {
            wrongTasks.add(arg);
        } else {
            tasks.add(new ExpectedTask(name, work, nanos.getAsLong()));
        }
    }

    /** In nanoseconds; empty if the text is no duration. */
    static OptionalLong duration(String text) {
        String number = text.replaceFirst("(ns|us|ms|s|m|h)\\z", "");
        String digits = number.replaceFirst("[.]", "");
        if (digits.isEmpty() || number.endsWith(".") || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        long unit = UNITS.getOrDefault(text.substring(number.length()), 1_000_000_000L);
        try {
            return OptionalLong.of(
                    new BigDecimal(number).multiply(BigDecimal.valueOf(unit)).longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** As messages show it: with control characters and those that change the direction of text as codes. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            boolean isUnsafe = c < ' '
                    || c >= 0x7f && c < 0xa0
                    || "\u202a\u202b\u202c\u202d\u202e".indexOf(c) >= 0
                    || "\u2066\u2067\u2068\u2069".indexOf(c) >= 0;
            escaped.append(isUnsafe ? "\\u" + String.format(Locale.ROOT, "%04x", (int) c) : String.valueOf(c));
        }
        return escaped.toString();
    }
}
