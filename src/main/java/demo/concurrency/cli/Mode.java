package demo.concurrency.cli;

/** The values of {@code --mode}. */
enum Mode {
    BOTH,
    SEQUENTIAL,
    CONCURRENT
}
