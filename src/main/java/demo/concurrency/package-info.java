/** The program: {@link demo.concurrency.ConcurrencyDemo} connects the other packages to the story of a run. */
package demo.concurrency;
