package org.twatcache.core.internal.context;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;
import org.twatcache.admin.Explanation.Source;
import org.twatcache.core.internal.config.ConfiguredSpec;
import org.twatcache.core.internal.config.EffectiveSpec;
import org.twatcache.core.internal.config.SpecChange;

/**
 * A configured cache for the one bundle that it names, which may keep that bundle's own objects. So it ends with that: it is
 * the cache that the bundle would have by {@code getOrCreate} of this spec, opened when it first asks.
 */
final class CacheForOne implements ConfiguredCache {

    private final Platform platform;
    private final String owner;
    private final Runnable atEnd;

    /** One for each life of the bundle, unless it has ended. */
    private final Collection<Instance> open = ConcurrentHashMap.newKeySet();

    private volatile ConfiguredSpec spec;
    private volatile @Nullable String refusal;
    private volatile @Nullable String closed;
    private volatile boolean closedByOther;

    /**
     * A cache that is opened later.
     *
     * @param atEnd runs when somebody else than the bundle has ended what it has
     */
    CacheForOne(Platform platform, String owner, ConfiguredSpec spec, Runnable atEnd) {
        this.platform = platform;
        this.owner = owner;
        this.spec = spec;
        this.atEnd = atEnd;
    }

    @Override
    public Lent lend(Owner client) {
        if (!client.ref().symbolicName().equals(owner)) {
            throw new CacheConfigurationException(
                    "the configuration of cache '" + spec.name() + "' gives it to " + owner + " alone (owner), not to "
                            + client.ref() + "; leave owner out, and every bundle gets it",
                    spec.name(),
                    null,
                    null);
        }
        Instance instance = client.keep(ClientTypes.of(client).typed(spec), Source.CONFIGURATION);
        instance.refuse(refusal);
        open.removeIf(Instance::hasEnded);
        open.add(instance);
        instance.whenEnded(() -> {
            if (closed == null && !client.hasEnded()) {
                closedByOther = true;
                atEnd.run();
            }
        });
        String reason = closed;
        if (reason != null) {
            instance.end(reason, false);
        }
        return instance.lend();
    }

    @Override
    public void change(ConfiguredSpec next) {
        EffectiveSpec<?, ?> effective = NamedType.complete(next, platform);
        boolean served = open.stream().anyMatch(instance -> instance.keeper().serving() != null);
        platform.requirePossible(next.name(), effective, served);
        ConfiguredSpec before = spec;
        spec = next;
        for (Instance instance : open) {
            EffectiveSpec<?, ?> own =
                    platform.complete(ClientTypes.of(instance.owner).typed(next), Source.CONFIGURATION);
            instance.renew(own, SpecChange.ofEngine(before, next), SpecChange.ofBounds(before, next));
        }
    }

    @Override
    public void refuse(@Nullable String reason) {
        refusal = reason;
        open.forEach(instance -> instance.refuse(reason));
    }

    @Override
    public boolean hasEnded() {
        return closedByOther;
    }

    @Override
    public void close(String reason) {
        closed = reason;
        open.forEach(instance -> instance.end(reason, false));
    }
}
