package demo.concurrency.task;

import java.util.Optional;

/** Returns at once. */
record NoWork() implements Work {

    @Override
    public Optional<String> description() {
        return Optional.empty();
    }

    @Override
    public WorkKind kind() {
        return WorkKind.NOTHING;
    }

    @Override
    public void perform(Time time, Events events) {}
}
