package org.twatcache.core.internal.context;

import java.util.HashMap;
import java.util.Map;
import org.twatcache.BundleRef;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpec;
import org.twatcache.core.internal.config.EffectiveSpec;

/** The shared caches that are open, by name: each from the first owner who joins until the last one leaves. */
final class SharedCaches {

    private final String scope;

    /** Guarded by this. */
    private final Map<String, SharedCache> open = new HashMap<>();

    /**
     * Those of one kind.
     *
     * @param scope stands for the owner where an engine or a mark names one; no bundle can be named so
     */
    SharedCaches(String scope) {
        this.scope = scope;
    }

    String scope() {
        return scope;
    }

    /**
     * The cache of a name, with one holder more, who is to leave.
     *
     * @throws CacheConfigurationException where others have it open by another spec
     */
    SharedCache join(String name, EffectiveSpec<?, ?> effective, BundleRef owner, SharedCache.Keepers keepers) {
        // Made before it is known whether it is needed: to make one runs an LDAP filter's compiler, and under a lock
        // nothing runs.
        SharedCache fresh = new SharedCache(effective, keepers);
        SharedCache joined;
        synchronized (this) {
            joined = open.computeIfAbsent(name, absent -> fresh);
            if (joined == fresh || joined.isSameWish(effective.wish())) {
                joined.holders++;
                return joined;
            }
        }
        throw conflict(name, joined, effective.wish(), owner);
    }

    /** One more holder of a cache, who is to leave; false where the last one has left. */
    synchronized boolean enter(SharedCache cache) {
        boolean present = cache.holders > 0;
        if (present) {
            cache.holders++;
        }
        return present;
    }

    /** One holder less; whether it was the last. */
    synchronized boolean leave(SharedCache cache) {
        boolean last = --cache.holders == 0;
        if (last) {
            open.values().remove(cache);
        }
        return last;
    }

    private static CacheConfigurationException conflict(
            String name, SharedCache present, CacheSpec<?, ?> wish, BundleRef owner) {
        return new CacheConfigurationException(
                "The shared cache '" + name + "' is open with another spec; open: " + present.describe()
                        + "; asked for: " + wish + " by " + owner
                        + ". Use an equal spec, or another name",
                name,
                present.keeper().slot().engine(),
                null);
    }
}
