package org.twatcache.enginekit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineRequest;

/** Makes {@link FakeEngine}s, and remembers them. Safe for use by any number of threads. */
public final class FakeEngineFactory implements CacheEngineFactory {

    private final Set<EngineTrait> traits;
    private final List<FakeEngine<?>> engines = new CopyOnWriteArrayList<>();

    /**
     * A factory of engines with traits.
     *
     * @param traits what the engines do by themselves; with {@code KEEPS_BYTES} they are engines of bytes
     */
    public FakeEngineFactory(EngineTrait... traits) {
        this.traits = Set.of(traits);
    }

    @Override
    public CacheEngine<?> create(EngineRequest request) {
        FakeEngine<?> engine = traits.contains(EngineTrait.KEEPS_BYTES)
                ? new FakeEngine<byte[]>(request, traits)
                : new FakeEngine<Object>(request, traits);
        engines.add(engine);
        return engine;
    }

    /**
     * The engines that were created.
     *
     * @return a snapshot, the first one first
     */
    public List<FakeEngine<?>> engines() {
        return List.copyOf(engines);
    }

    /**
     * What the engines do by themselves.
     *
     * @return the traits
     */
    public Set<EngineTrait> traits() {
        return traits;
    }
}
