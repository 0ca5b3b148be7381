package org.twatcache.core.internal.context;

import org.twatcache.core.internal.cache.StatsCounter;
import org.twatcache.core.internal.codec.CodingObserver;

/**
 * Counts what goes wrong between values and bytes.
 *
 * @param stats those of the cache
 */
record CodingFaults(StatsCounter stats) implements CodingObserver {

    @Override
    public void damaged() {
        stats.damaged();
    }

    @Override
    public void failed(Throwable error) {
        stats.failed();
    }
}
