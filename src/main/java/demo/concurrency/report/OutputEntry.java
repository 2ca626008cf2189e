package demo.concurrency.report;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A text that was printed in one call, on its way through an {@link OutputQueue}. */
class OutputEntry {

    /** An entry without text, by which a thread learns that everything before it has been written. */
    static final class Mark extends OutputEntry {
        final boolean isEnd;
        private final CountDownLatch reached = new CountDownLatch(1);

        /** @param isEnd whether nothing that is added later is to be written */
        Mark(boolean isEnd) {
            super(new byte[0]);
            this.isEnd = isEnd;
        }

        /** Called by the writer thread. */
        void reach() {
            reached.countDown();
        }

        /** Returns when the mark was reached, or the calling thread interrupted. */
        void await() {
            try {
                reached.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Waits at most a second. Returns whether the mark was reached, or the calling thread interrupted. */
        boolean awaitForOneSecond() {
            try {
                return reached.await(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }

    final byte[] bytes;

    /** In the queue, the entry that was added before this one. Once taken, the one that was added after it. */
    OutputEntry next;

    /** The size of this entry and of all before it in the queue, in bytes. */
    long totalBytes;

    OutputEntry(byte[] bytes) {
        this.bytes = bytes;
    }
}
