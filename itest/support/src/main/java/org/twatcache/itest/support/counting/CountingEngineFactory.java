package org.twatcache.itest.support.counting;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.twatcache.engine.map.MapEngineFactory;
import org.twatcache.itest.support.story.EngineCounts;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineRequest;
import org.twatcache.spi.ProvidesCacheEngine;

/** The plain engine of the house, with every create and every close counted. */
@Component(service = {CacheEngineFactory.class, EngineCounts.class})
@ProvidesCacheEngine(name = CountingEngineFactory.NAME, aliases = "tally", options = CountingEngineFactory.FAILING)
public final class CountingEngineFactory implements CacheEngineFactory, EngineCounts {

    /** The engine's name. */
    public static final String NAME = "counting";

    /** An option: {@code true} for an engine whose close and destroy throw, after they were counted. */
    public static final String FAILING = "close.fails";

    private final CacheEngineFactory plain = new MapEngineFactory();
    private final List<CountedLife> lives = new CopyOnWriteArrayList<>();

    /** For declarative services, and for tests that register it themselves. */
    public CountingEngineFactory() {}

    @Override
    @SuppressWarnings("unchecked")
    public CacheEngine<Object> create(EngineRequest request) {
        CountedLife life = new CountedLife(
                plain.create(request), Boolean.parseBoolean(request.options().get(FAILING)));
        lives.add(life);
        return life.engine();
    }

    @Override
    public int created() {
        return lives.size();
    }

    @Override
    public List<Integer> ends() {
        return lives.stream().map(CountedLife::ends).toList();
    }

    @Override
    public int destroyed() {
        return (int) lives.stream().filter(CountedLife::wasDestroyed).count();
    }
}
