/** The jar's main class, compiled for Java 8. */
package demo.concurrency.launcher;
