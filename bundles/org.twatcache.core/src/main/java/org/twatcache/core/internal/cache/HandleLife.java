package org.twatcache.core.internal.cache;

import org.twatcache.CacheClosedException;

/** Whether a handle may still be used, and what its end sets free. Idempotent. */
public final class HandleLife {

    private final String cache;
    private final Runnable atEnd;
    private volatile boolean ended;
    private boolean released;

    public HandleLife(String cache, Runnable atEnd) {
        this.cache = cache;
        this.atEnd = atEnd;
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
