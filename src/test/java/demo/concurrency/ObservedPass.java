package demo.concurrency;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What a pass has printed.
 *
 * @param trace the lines before its {@code took} line
 * @param isQuiet whether there should be no trace
 * @param took its wall-clock time in nanoseconds
 * @param summary its line on standard error; empty if there is none
 */
record ObservedPass(List<String> trace, boolean isQuiet, long took, String summary) {

    /** Reads the lines of a pass up to its {@code took} line, and its line on standard error, if the next one is of that pass. */
    static ObservedPass read(String mode, boolean isQuiet, Iterator<String> output, List<String> errors) {
        List<String> trace = new ArrayList<>();
        String line = output.next();
        for (; !line.startsWith("took "); line = output.next()) {
            trace.add(line);
        }
        if (!line.matches("took \\d+\\.\\d{9} seconds")) {
            throw new AssertionError(line);
        }
        boolean hasSummary = !errors.isEmpty() && errors.getFirst().startsWith("concurrency-demo: " + mode + " pass ");
        return new ObservedPass(
                trace, isQuiet, Long.parseLong(line.replaceAll("\\D", "")), hasSummary ? errors.removeFirst() : "");
    }

    /** How many lines of the trace start with this. */
    int count(String start) {
        return (int) trace.stream().filter(line -> line.startsWith(start)).count();
    }
}
