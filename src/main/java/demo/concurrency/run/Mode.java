package demo.concurrency.run;

/** The two ways to run a list of tasks. */
public enum Mode {
    /** One after another, in the order of the list. */
    SEQUENTIAL,

    /** All at once. */
    CONCURRENT
}
