package org.twatcache.core.internal.context;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.twatcache.Cache;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContext;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.EngineInfo;

/** The context service of one owner. */
final class ManagedContexts implements CacheContexts {

    private final Owner owner;

    ManagedContexts(Owner owner) {
        this.owner = owner;
    }

    @Override
    public <K, V> Cache<K, V> open(CacheSpec<K, V> spec) {
        return owner.acquire(requireNonNull(spec, "spec")).handle();
    }

    @Override
    public <K, V> CacheContext<K, V> context(CacheSpec<K, V> spec) {
        owner.check();
        return new ManagedContext<>(owner, requireNonNull(spec, "spec"));
    }

    @Override
    public <K, V> Cache<K, V> getOrCreate(CacheSpec<K, V> spec) {
        if (spec.name().isEmpty()) {
            throw new CacheConfigurationException(
                    "getOrCreate needs a spec with a name, and this has none: " + spec, null, null, null);
        }
        Instance instance = owner.acquire(spec);
        while (!instance.holdByOwner()) {
            instance.release();
            instance = owner.acquire(spec);
        }
        return instance.lastingHandle();
    }

    @Override
    public boolean destroy(String name) {
        return owner.destroy(requireNonNull(name, "name"));
    }

    @Override
    public List<EngineInfo> engines() {
        owner.check();
        return owner.platform().engines();
    }
}
