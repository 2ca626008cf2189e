package demo.concurrency.run;

import java.util.concurrent.ThreadFactory;

/** What each task runs on. */
public enum ThreadKind {
    /** Threads of the JVM, which share a few carrier threads. */
    VIRTUAL(Thread.ofVirtual()),

    /** Threads of the operating system. */
    PLATFORM(Thread.ofPlatform());

    private final ThreadFactory factory;

    ThreadKind(Thread.Builder builder) {
        factory = builder.factory();
    }

    Thread newThread(Runnable body) {
        return factory.newThread(body);
    }
}
