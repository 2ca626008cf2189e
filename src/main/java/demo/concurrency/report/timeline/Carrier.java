package demo.concurrency.report.timeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells on which carrier thread a virtual thread runs. */
final class Carrier {

    /** Such as {@code VirtualThread[#34,name]/runnable@ForkJoinPool-1-worker-2}. Not specified. */
    private static final Pattern MOUNTED = Pattern.compile(".*]/\\w+@ForkJoinPool-\\d+-worker-(\\d+)", Pattern.DOTALL);

    private Carrier() {}

    /** The number of the calling thread's carrier; empty for a platform thread, or if the JDK does not tell. */
    static String current() {
        Thread thread = Thread.currentThread();
        return thread.isVirtual() ? parse(thread.toString()) : "";
    }

    static String parse(String thread) {
        Matcher matcher = MOUNTED.matcher(thread);
        return matcher.matches() ? matcher.group(1) : "";
    }
}
