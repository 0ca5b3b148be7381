package org.twatcache.enginekit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineRequest;

/** Makes engines that meet in regions, as those of a disk or a server do; a region is a fake engine that never ends. */
final class RegionFactory implements CacheEngineFactory {

    /** The entries, and who is to hear of changes. */
    record Region(FakeEngine<byte[]> entries, List<RegionEngine> engines) {}

    private final FakeEngineFactory regions;
    private final Map<String, Region> byName = new ConcurrentHashMap<>();

    RegionFactory(EngineTrait... traits) {
        regions = new FakeEngineFactory(traits);
    }

    @Override
    public CacheEngine<byte[]> create(EngineRequest request) {
        Region region = region(request);
        RegionEngine engine = new RegionEngine(request, region);
        region.engines().add(engine);
        return engine;
    }

    Region region(EngineRequest request) {
        return byName.computeIfAbsent(request.owner() + "/" + request.cache(), name -> open(request));
    }

    @SuppressWarnings("unchecked") // the traits name bytes
    private Region open(EngineRequest request) {
        return new Region((FakeEngine<byte[]>) regions.create(request), new CopyOnWriteArrayList<>());
    }
}
