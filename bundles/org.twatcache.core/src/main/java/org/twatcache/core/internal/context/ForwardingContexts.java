package org.twatcache.core.internal.context;

import java.util.List;
import org.twatcache.Cache;
import org.twatcache.CacheContext;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.EngineInfo;

/** The context service as clients hold it: what is behind it is not theirs to see. */
public abstract class ForwardingContexts implements CacheContexts {

    /** For those who add what is theirs. */
    protected ForwardingContexts() {}

    /** The context service of the owner that asks. */
    protected abstract CacheContexts contexts();

    @Override
    public final <K, V> Cache<K, V> open(CacheSpec<K, V> spec) {
        return contexts().open(spec);
    }

    @Override
    public final <K, V> CacheContext<K, V> context(CacheSpec<K, V> spec) {
        return contexts().context(spec);
    }

    @Override
    public final <K, V> Cache<K, V> getOrCreate(CacheSpec<K, V> spec) {
        return contexts().getOrCreate(spec);
    }

    @Override
    public final boolean destroy(String name) {
        return contexts().destroy(name);
    }

    @Override
    public final List<EngineInfo> engines() {
        return contexts().engines();
    }
}
