package org.twatcache.enginekit;

import java.util.Set;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;

/** The contract of fake engines, whose traits the factory is told. */
abstract class FakeContract extends EngineContract {

    private final CacheEngineFactory factory;
    private final Set<EngineTrait> traits;

    FakeContract(CacheEngineFactory factory, EngineTrait... traits) {
        this.factory = factory;
        this.traits = Set.of(traits);
    }

    FakeContract(EngineTrait... traits) {
        this(new FakeEngineFactory(traits), traits);
    }

    @Override
    protected CacheEngineFactory factory() {
        return factory;
    }

    @Override
    protected Set<EngineTrait> traits() {
        return traits;
    }

    /** The races are there for engines without a single lock; see {@link BrokenEnginesTest} for what they find. */
    @Override
    protected int effort() {
        return 30;
    }

    @Override
    protected void housekeep(CacheEngine<?> engine) {
        if (engine instanceof FakeEngine<?> fake) {
            fake.dropExpired();
        }
    }
}
