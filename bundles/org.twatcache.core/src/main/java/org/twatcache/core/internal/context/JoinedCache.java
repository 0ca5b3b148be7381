package org.twatcache.core.internal.context;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.twatcache.BundleRef;
import org.twatcache.CacheSpec;
import org.twatcache.OnEngineLoss;
import org.twatcache.core.internal.cache.SharedLoads;
import org.twatcache.core.internal.codec.Coding;
import org.twatcache.core.internal.codec.OwnerEncoding;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.OwnerPart;
import org.twatcache.core.internal.engine.SlotEngine;
import org.twatcache.core.internal.engine.SlotObserver;
import org.twatcache.spi.EngineClock;

/**
 * A shared cache, joined by one owner.
 *
 * @param whole what all have
 * @param part the owner's way to it
 * @param loads the owner's loads, which every owner's writes invalidate
 */
record JoinedCache(SharedCache whole, OwnerPart part, SharedLoads loads) {

    /** Joins for good; the cache is to be left by closing the part. */
    static JoinedCache of(
            SharedCache cache,
            SharedCaches all,
            BundleRef owner,
            String name,
            CacheSpec<?, ?> spec,
            Coding coding,
            SlotObserver observer,
            LongSupplier requests,
            EngineClock clock,
            Executor changes) {
        boolean entered = false;
        try {
            OwnerEncoding encoding = new OwnerEncoding(coding, clock, cache::timeToLive);
            entered = true;
            EngineKeeper keeper = cache.keeper();
            SharedLoads loads = new SharedLoads(
                    encoding::identity,
                    cache.loads(),
                    key -> keeper.slot().change(key, engine -> engine.remove(key)),
                    key -> cache.isTaken(key, encoding),
                    spec.failedFor());
            boolean heard = !spec.listeners().isEmpty();
            boolean throwing = spec.onEngineLoss().orElse(OnEngineLoss.FAILOVER) == OnEngineLoss.FAIL;
            SharedCache.Member member = cache
            .new Member(
                    owner,
                    encoding,
                    new SharedObserver.Told(encoding.events(observer, heard), observer),
                    loads,
                    requests,
                    all);
            OwnerPart part = new OwnerPart(
                    name, observer, member, encoding.engine(new SlotEngine(keeper.slot()), throwing), changes);
            return new JoinedCache(cache, part, loads);
        } finally {
            if (!entered) {
                boolean unused = all.leave(cache);
            }
        }
    }
}
