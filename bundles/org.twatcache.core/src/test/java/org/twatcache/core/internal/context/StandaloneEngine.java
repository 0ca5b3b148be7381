package org.twatcache.core.internal.context;

import java.util.concurrent.atomic.AtomicInteger;
import org.twatcache.EngineTrait;
import org.twatcache.enginekit.FakeEngineFactory;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineRequest;
import org.twatcache.spi.ProvidesCacheEngine;

/** An engine on the class path of the tests. */
@ProvidesCacheEngine(
        name = "standalone",
        aliases = "alone",
        traits = EngineTrait.EXPIRES,
        options = "colour",
        ranking = 3)
public final class StandaloneEngine implements CacheEngineFactory, AutoCloseable {

    static final AtomicInteger OPEN = new AtomicInteger();

    private final FakeEngineFactory fakes = new FakeEngineFactory(EngineTrait.EXPIRES);

    /** For the service loader. */
    public StandaloneEngine() {
        OPEN.incrementAndGet();
    }

    @Override
    public CacheEngine<?> create(EngineRequest request) {
        return fakes.create(request);
    }

    @Override
    public void close() {
        OPEN.decrementAndGet();
    }
}
