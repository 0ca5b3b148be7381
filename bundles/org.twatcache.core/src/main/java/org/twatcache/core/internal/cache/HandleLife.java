package org.twatcache.core.internal.cache;

import org.twatcache.CacheClosedException;

/** Whether a handle may still be used, and what its end sets free. Idempotent. */
public final class HandleLife {

    private final String cache;
    private final Runnable atEnd;
    private volatile boolean ended;
    private volatile boolean lent;
    private boolean released;

    public HandleLife(String cache, Runnable atEnd) {
        this(cache, atEnd, false);
    }

    private HandleLife(String cache, Runnable atEnd, boolean lent) {
        this.cache = cache;
        this.atEnd = atEnd;
        this.lent = lent;
    }

    /** Of a handle that one bundle has, with all its components: none of them ends it for the others, until {@link #recall}. */
    public static HandleLife ofBundle(String cache, Runnable atEnd) {
        return new HandleLife(cache, atEnd, true);
    }

    /** The next who ends it does. */
    public void recall() {
        lent = false;
    }

    void check() {
        if (ended) {
            throw new CacheClosedException("This handle of cache '" + cache + "' was closed; open another one");
        }
    }

    /**
     * Ends it.
     *
     * @param onEnded what must not be done later than the end is seen; may run again
     */
    void end(Runnable onEnded) {
        if (lent) {
            return;
        }
        ended = true;
        onEnded.run();
        synchronized (this) {
            if (released) {
                return;
            }
            released = true;
        }
        atEnd.run();
    }
}
