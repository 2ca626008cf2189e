/** The program itself: what a run does, step by step. */
package demo.concurrency;
