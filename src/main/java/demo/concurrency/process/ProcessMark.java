package demo.concurrency.process;

import java.util.Arrays;
import java.util.List;

/**
 * An environment variable that the processes of a tree inherit, unless one of them clears its environment. On Linux it
 * identifies the tree's processes even after their parents have ended.
 */
final class ProcessMark {

    /** Its value is a list of marks with spaces between them, since a command may run this program again. */
    static final String VARIABLE = "CONCURRENCY_DEMO_TASK";

    /** The beginning of all marks that this process sets. No other process on this machine sets the same. */
    static final String PREFIX = ProcessHandle.current().pid() + "-" + System.nanoTime() + "-";

    private ProcessMark() {}

    /** @param mark unique to the tree whose first process the builder will start; contains no space */
    static void add(ProcessBuilder builder, String mark) {
        builder.environment().merge(VARIABLE, mark, (outer, inner) -> outer + " " + inner);
    }

    /**
     * The marks of this process in an environment.
     *
     * @param environment as returned by {@link ProcessReader#environment}
     */
    static List<String> findAll(String environment) {
        return Arrays.stream(environment.split("\0"))
                .filter(variable -> variable.startsWith(VARIABLE + "="))
                .flatMap(variable ->
                        Arrays.stream(variable.substring(VARIABLE.length() + 1).split(" ")))
                .filter(mark -> mark.startsWith(PREFIX))
                .toList();
    }
}
