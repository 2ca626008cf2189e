package demo.concurrency.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** What the terminal can show, if there is one. */
final class Terminal {

    /** The files of terminals on Linux: pseudo-terminals, and virtual, serial and system consoles. */
    private static final Pattern TERMINAL_FILE = Pattern.compile("/dev/(pts/|tty|console).*");

    private Terminal() {}

    /** Whether standard output is a terminal. */
    static boolean isOutput() {
        return isTerminal(1);
    }

    /** Whether standard error is a terminal. */
    static boolean isErrors() {
        return isTerminal(2);
    }

    /** Whether standard output is a file, and neither a terminal nor a pipe or socket. Known only on Linux. */
    static boolean isOutputFile() {
        String file = fileOf(1);
        return file.startsWith("/") && !isTerminal(file);
    }

    /** Whether the environment does not say that there should be no colours. */
    static boolean supportsColours(Map<String, String> environment) {
        return understandsControlSequences(environment)
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Without {@code TERM}, a terminal is assumed to show control sequences as text. */
    static boolean understandsControlSequences(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        return !term.isEmpty() && !term.equals("dumb");
    }

    /** Whether this program is not in the background of its terminal's shell. Known only on Linux. */
    static boolean isForeground() {
        try {
            return isForeground(Files.readString(Path.of("/proc/self/stat")));
        } catch (IOException e) {
            return true;
        }
    }

    /** @param stat what {@code /proc/self/stat} contains: the name, which may contain anything, the state, ppid, pgrp, session, tty_nr, tpgid */
    static boolean isForeground(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return fields[2].equals(fields[5]);
    }

    /** On systems other than Linux, asks a process that has the same descriptor. */
    private static boolean isTerminal(int descriptor) {
        String file = fileOf(descriptor);
        if (!file.isEmpty()) {
            return isTerminal(file);
        }
        try {
            ProcessBuilder test = new ProcessBuilder("test", "-t", Integer.toString(descriptor));
            return test.inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static boolean isTerminal(String file) {
        return TERMINAL_FILE.matcher(file).matches();
    }

    /** What a file descriptor of this process is connected to; empty on systems other than Linux. */
    private static String fileOf(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
