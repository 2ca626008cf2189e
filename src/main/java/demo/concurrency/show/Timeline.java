package demo.concurrency.show;

import demo.concurrency.run.Mode;
import demo.concurrency.run.PassListener;
import demo.concurrency.run.PassResult;
import demo.concurrency.run.TaskEnd;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a picture of the passes needs, however many tasks they have. */
public final class Timeline implements PassListener {

    private final int columns;
    private final Pen pen;
    private final List<Sample> passes = new ArrayList<>();

    /**
     * @param columns the most that a line of the picture may take, from 40
     * @param blocks whether to draw in block characters and colours; if not, in ASCII
     */
    public Timeline(int columns, boolean blocks) {
        this.columns = columns;
        this.pen = blocks ? Pen.BLOCKS : Pen.ASCII;
    }

    @Override
    public void passStarted(Mode mode, int tasks) {
        passes.add(new Sample(mode, tasks));
    }

    @Override
    public void taskEnded(TaskEnd end) {
        passes.getLast().add(end);
    }

    @Override
    public void passEnded(PassResult result) {
        passes.getLast().end(result);
    }

    /** The picture of the passes, all of which have ended: lines, each with its end. */
    public String picture() {
        return new Picture(columns, pen, passes).draw();
    }
}
