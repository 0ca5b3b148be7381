package org.twatcache.bench.store;

import java.nio.file.Path;
import org.ehcache.Cache;
import org.ehcache.PersistentCacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.config.units.EntryUnit;
import org.ehcache.config.units.MemoryUnit;
import org.jspecify.annotations.Nullable;

/** Ehcache 3 with a persistent disk tier, which never syncs, below the heap tier that it insists on. */
final class EhcacheDiskStore implements DiskStore {

    private static final long DISK_MEGABYTES = 2_048;

    private final PersistentCacheManager manager;
    private final Cache<String, byte[]> cache;

    EhcacheDiskStore(Path folder, long heapEntries) {
        manager = CacheManagerBuilder.newCacheManagerBuilder()
                .with(CacheManagerBuilder.persistence(folder.toFile()))
                .withCache(
                        "bench",
                        CacheConfigurationBuilder.newCacheConfigurationBuilder(
                                String.class,
                                byte[].class,
                                ResourcePoolsBuilder.newResourcePoolsBuilder()
                                        .heap(heapEntries, EntryUnit.ENTRIES)
                                        .disk(DISK_MEGABYTES, MemoryUnit.MB, true)))
                .build(true);
        cache = manager.getCache("bench", String.class, byte[].class);
    }

    @Override
    public byte @Nullable [] get(String key) {
        return cache.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        cache.put(key, value);
    }

    @Override
    public void remove(String key) {
        cache.remove(key);
    }

    @Override
    public void clear() {
        cache.clear();
    }

    @Override
    public void close() {
        manager.close();
    }
}
