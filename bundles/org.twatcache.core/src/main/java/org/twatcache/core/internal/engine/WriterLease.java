package org.twatcache.core.internal.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Counts the writers inside one holder. One counter until two writers first meet; from then on eight more, 128 bytes apart
 * (two cache lines, because processors fetch lines in pairs), so that a cache without contention stays small.
 */
final class WriterLease {

    private static final int STRIPES = 8;
    private static final int SPACING = 16;
    private static final int FIRST = -1;
    private static final long FIRST_PAUSE_NANOS = 1_000;
    private static final long LONGEST_PAUSE_NANOS = 500_000;

    private final AtomicLong first = new AtomicLong();
    private volatile @Nullable AtomicLongArray stripes;

    /** Enters, with the effect of a full fence. */
    int enter() {
        AtomicLongArray present = stripes;
        if (present == null) {
            long count = first.getPlain();
            if (first.compareAndSet(count, count + 1)) {
                return FIRST;
            }
            present = widen();
        }
        int stripe = (int) (Thread.currentThread().getId() % STRIPES) * SPACING;
        present.getAndIncrement(stripe);
        return stripe;
    }

    /** Leaves by what {@link #enter} returned. */
    void exit(int stripe) {
        AtomicLongArray present = stripes;
        if (stripe == FIRST || present == null) {
            first.getAndDecrement();
        } else {
            present.getAndDecrement(stripe);
        }
    }

    /**
     * Waits until nobody is inside. Only meaningful once nobody new can stay inside.
     *
     * @return whether that was reached in time
     */
    boolean drain(long nanos) {
        long end = System.nanoTime() + nanos;
        long pause = FIRST_PAUSE_NANOS;
        while (!isEmpty()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        }
        return true;
    }

    private synchronized AtomicLongArray widen() {
        AtomicLongArray present = stripes;
        if (present == null) {
            present = new AtomicLongArray(STRIPES * SPACING);
            stripes = present;
        }
        return present;
    }

    private boolean isEmpty() {
        AtomicLongArray present = stripes;
        for (int stripe = 0; present != null && stripe < STRIPES; stripe++) {
            if (present.get(stripe * SPACING) != 0) {
                return false;
            }
        }
        return first.get() == 0;
    }
}
