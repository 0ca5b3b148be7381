package org.twatcache.core.internal.tier;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a copy is still right. Every key has a stamp, which it shares with others; whatever changes the key changes the
 * stamp. A copy bears the stamp that its key had <em>before</em> the value was read, and is served only while that is still the
 * stamp: what was changed while it was read, or since, makes it worthless, whenever it is stored. So nobody has to wait for
 * anybody, and nothing has to be removed in time.
 *
 * <p>While a writer is inside, the stamp is one that no copy bears: readers go to the truth, and make no copies.
 */
final class Stamps {

    /** Keys that share a stamp lose their copies together; that many are as good as one for each. */
    private static final int STRIPES = 1 << 13;

    /** The lower bits count the writers inside, the others the changes. */
    private static final int WRITER_BITS = 16;

    private static final long CHANGE = 1L << WRITER_BITS;
    private static final long WRITERS = CHANGE - 1;

    private final AtomicLongArray stripes = new AtomicLongArray(STRIPES);
    private final AtomicLong all = new AtomicLong();

    /** A copy-to-be of a key that is about to be read; null while somebody writes it. */
    @Nullable
    Stamp of(Object key) {
        long whole = all.get();
        long part = stripes.get(stripe(key));
        return ((whole | part) & WRITERS) == 0 ? new Stamp(this, whole, part) : null;
    }

    /** Whether a key still has the stamp that it had when it was copied. */
    boolean isStill(Copy copy, Object key) {
        return copy.of() == this && copy.whole() == all.get() && copy.part() == stripes.get(stripe(key));
    }

    /** A writer of a key is inside from now on. */
    void begin(Object key) {
        stripes.incrementAndGet(stripe(key));
    }

    /** He is not any more, and has changed the key for all that is known. */
    void end(Object key) {
        stripes.addAndGet(stripe(key), CHANGE - 1);
    }

    /** Somebody changes all keys from now on. */
    void beginAll() {
        all.incrementAndGet();
    }

    /** He has. */
    void endAll() {
        all.addAndGet(CHANGE - 1);
    }

    /** A key was changed elsewhere. */
    void changed(Object key) {
        stripes.addAndGet(stripe(key), CHANGE);
    }

    /** Any key may have been changed elsewhere. */
    void changedAll() {
        all.addAndGet(CHANGE);
    }

    private static int stripe(Object key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }
}
