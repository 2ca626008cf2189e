/** What the JVM needs: warm-up, a shutdown hook, and an exit when memory or threads run out. */
package demo.concurrency.jvm;
