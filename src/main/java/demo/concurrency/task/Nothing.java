package demo.concurrency.task;

import java.util.Optional;
import java.util.function.Consumer;

/** The work of a task that is done as soon as it starts. */
record Nothing() implements Work {

    @Override
    public Optional<String> description() {
        return Optional.empty();
    }

    @Override
    public char symbol() {
        return '|';
    }

    @Override
    public void perform(Time time, Consumer<byte[]> output) {}
}
