/** What the JVM needs, apart from the story of a run: warm-up, and an exit when memory runs out. */
package demo.concurrency.jvm;
