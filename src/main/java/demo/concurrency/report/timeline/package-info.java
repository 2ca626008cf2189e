/** The chart of {@code --timeline}: what is recorded of each pass, and how it is drawn. */
package demo.concurrency.report.timeline;
