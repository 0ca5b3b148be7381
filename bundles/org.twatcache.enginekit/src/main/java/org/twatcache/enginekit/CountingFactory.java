package org.twatcache.enginekit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineRequest;

/**
 * Counts what another factory creates, and how those engines end: a test of whoever opens engines sees with it that each is
 * closed exactly once. Safe for use by any number of threads.
 */
public final class CountingFactory implements CacheEngineFactory {

    private final CacheEngineFactory counted;
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger destroyed = new AtomicInteger();
    private final List<EngineRequest> requests = new CopyOnWriteArrayList<>();

    /**
     * Counts another factory's engines.
     *
     * @param counted the other factory
     */
    public CountingFactory(CacheEngineFactory counted) {
        this.counted = counted;
    }

    /** Counts {@link FakeEngine}s that keep references. */
    public CountingFactory() {
        this(new FakeEngineFactory());
    }

    @Override
    public CacheEngine<?> create(EngineRequest request) {
        CacheEngine<?> engine = counted.create(request);
        created.incrementAndGet();
        requests.add(request);
        return new CountedEngine<>(engine, closed::incrementAndGet, destroyed::incrementAndGet);
    }

    /**
     * How many engines were created.
     *
     * @return a count
     */
    public int created() {
        return created.get();
    }

    /**
     * How often an engine was closed by {@link CacheEngine#close}.
     *
     * @return a count, which counts an engine that was closed twice as two
     */
    public int closed() {
        return closed.get();
    }

    /**
     * How often an engine was destroyed by {@link CacheEngine#destroy}.
     *
     * @return a count
     */
    public int destroyed() {
        return destroyed.get();
    }

    /**
     * How many engines were created and neither closed nor destroyed.
     *
     * @return a count, less than zero where an engine ended twice
     */
    public int open() {
        return created() - closed() - destroyed();
    }

    /**
     * What was asked for.
     *
     * @return the requests of the engines that were created, in their order
     */
    public List<EngineRequest> requests() {
        return List.copyOf(requests);
    }
}
