package org.twatcache.core.internal.engine;

import org.twatcache.spi.CacheEngine;

/** An engine that may hold entries which cannot be read now, and perhaps can be later. */
public interface Forgetting {

    /**
     * Sees to it that there is nothing under a key that cannot be read.
     *
     * @return whether there is nothing at all under it
     */
    boolean forgetUnreadable(Object key);

    /**
     * Has the write take effect that found nothing to remove: what cannot be read now must not come back later.
     *
     * @return whether there was indeed nothing
     */
    static boolean isAbsent(CacheEngine<Object> engine, Object key) {
        return engine instanceof Forgetting forgetting ? forgetting.forgetUnreadable(key) : engine.peek(key) == null;
    }
}
