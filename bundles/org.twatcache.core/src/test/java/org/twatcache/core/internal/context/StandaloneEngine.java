package org.twatcache.core.internal.context;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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

    /** The one that was made last. */
    static final AtomicReference<@Nullable StandaloneEngine> LAST = new AtomicReference<>();

    final FakeEngineFactory fakes = new FakeEngineFactory(EngineTrait.EXPIRES);

    volatile Runnable news = () -> {};

    /** For the service loader. */
    public StandaloneEngine() {
        LAST.set(this);
        OPEN.incrementAndGet();
    }

    @Override
    public CacheEngine<?> create(EngineRequest request) {
        return fakes.create(request);
    }

    @Override
    public void onNews(Runnable listener) {
        news = listener;
    }

    @Override
    public void close() {
        OPEN.decrementAndGet();
    }
}
