package demo.concurrency.report.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Chooses the rows of a pass: the tasks that are added first, as long as there are at most twenty rows with those for gaps. */
final class Rows {

    static final int MAX = 20;

    private final int taskCount;
    private final long minReady;
    private final TreeMap<Integer, Row> tasks = new TreeMap<>();

    /**
     * @param taskCount how many tasks were started, which are the first of the list
     * @param minReady as in {@link RecordedTask#row}
     */
    Rows(int taskCount, long minReady) {
        this.taskCount = taskCount;
        this.minReady = minReady;
    }

    void add(RecordedTask task) {
        int index = task.start.index();
        if (tasks.putIfAbsent(index, task.row(0, minReady)) == null && list().size() > MAX) {
            tasks.remove(index);
        }
    }

    /** In list order. */
    List<Row> list() {
        List<Row> rows = new ArrayList<>();
        int next = 0;
        for (int index : tasks.keySet()) {
            addGap(rows, index - next);
            rows.add(tasks.get(index));
            next = index + 1;
        }
        addGap(rows, taskCount - next);
        return rows;
    }

    private static void addGap(List<Row> rows, int count) {
        if (count > 0) {
            rows.add(Row.gap(count));
        }
    }
}
