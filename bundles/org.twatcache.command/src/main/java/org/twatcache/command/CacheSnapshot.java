package org.twatcache.command;

import java.util.ArrayList;
import java.util.List;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheStats;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.CacheInfo;

/** What a cache is and has counted, taken together. */
record CacheSnapshot(CacheInfo info, CacheStats stats) {

    static CacheSnapshot of(CacheControl cache) {
        return new CacheSnapshot(cache.info(), cache.stats());
    }

    /** All caches. */
    static List<CacheSnapshot> all(CacheAdmin admin) {
        List<CacheSnapshot> caches = new ArrayList<>();
        for (CacheControl cache : admin.caches()) {
            try {
                caches.add(of(cache));
            } catch (CacheClosedException e) {
                // It ended: it is no cache that is open.
            }
        }
        return caches;
    }

    String sizeText() {
        return (info.sizeExact() ? "" : "~") + info.size();
    }
}
